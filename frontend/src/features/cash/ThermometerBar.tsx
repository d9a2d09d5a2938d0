import { cents, ratio } from '@/money/cents';
import { partnerHue } from '@/ui/tokens/partnerHue';
import classes from './cash.module.css';
import type { Thermometer } from './queries';

/** Budget as a frame, approved as its filling, paid as a line below; the numbers stand beside it. */
export function ThermometerBar({ partner, most }: { partner: Thermometer; most: string }) {
  const width = (amount: string) => `${Math.max(0, ratio(cents(amount), cents(most))) * 100}%`;
  return (
    <span className={classes.thermometer} aria-hidden style={{ '--hue': partnerHue(partner.position) } as React.CSSProperties}>
      <span className={classes.frame} style={{ width: width(partner.planned) }} />
      <span className={classes.filling} data-pattern={partner.position % 4} style={{ width: width(partner.approved) }} />
      {partner.role !== 'coordinator' && <span className={classes.paid} data-over={partner.state === 'overpaid'} style={{ width: width(partner.paid) }} />}
    </span>
  );
}
