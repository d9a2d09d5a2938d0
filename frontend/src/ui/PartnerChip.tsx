import classes from './PartnerChip.module.css';
import { partnerHue } from './tokens/partnerHue';

interface PartnerChipProps {
  /** The partner's place in the consortium, 0 for the coordinator. */
  index: number;
  name: string;
  /** ISO country code, shown as letters. */
  country?: string;
}

/** A partner as hue and label, the same wherever the project shows it. */
export function PartnerChip({ index, name, country }: PartnerChipProps) {
  return (
    <span className={classes.chip}>
      <span className={classes.hue} style={{ background: partnerHue(index) }} aria-hidden />
      {country && <span className={classes.country}>{country}</span>}
      <span className={classes.name}>{name}</span>
    </span>
  );
}
