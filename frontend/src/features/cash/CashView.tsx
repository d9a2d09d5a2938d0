import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, isNegative } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { Strip } from '@/ui/Strip';
import classes from './cash.module.css';
import { InstalmentSection } from './InstalmentSection';
import { PaymentSection } from './PaymentSection';
import type { Cash } from './queries';
import { ThermometerSection } from './ThermometerSection';

/** The sums, the thermometer of every partner, the instalments and the payments. */
export function CashView({ projectId, cash }: { projectId: string; cash: Cash }) {
  const { t } = useTranslation('cash');
  const language = useLanguage();
  const amount = (value: string) => formatAmount(value, language);
  const { sums } = cash;
  return (
    <div className={classes.page}>
      {sums && (
        <dl className={classes.sums}>
          {cash.grantAwarded !== null && <Fact label={t('sum.awarded')} value={amount(cash.grantAwarded)} />}
          <Fact label={t('sum.received')} value={amount(sums.received)} />
          <Fact label={t('sum.paid')} value={amount(sums.paid)} />
          <Fact label={t('sum.held')} value={amount(sums.held)} />
        </dl>
      )}
      {sums && isNegative(cents(sums.held)) && <Strip tone="attention">{t('heldNegative', { amount: amount(sums.held) })}</Strip>}
      <ThermometerSection projectId={projectId} cash={cash} />
      <InstalmentSection projectId={projectId} cash={cash} />
      <PaymentSection projectId={projectId} cash={cash} />
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
