import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { SourceLink } from '@/ui/SourceLink';
import { partFormula, partName } from './formula';
import type { Calculation } from './itemQueries';
import classes from './items.module.css';

/** How an amount was made: every product with its source, what the rule book lacks, and what to know. */
export function CalculationView({ calculation, total = true }: { calculation: Calculation; /** Without where the amount stands beside it. */ total?: boolean }) {
  const { t } = useTranslation('budgetItem');
  const language = useLanguage();
  return (
    <div className={classes.calculation}>
      {calculation.parts.length > 0 && (
        <ul>
          {calculation.parts.map((part, at) => (
            <li key={at}>
              <span>{partName(part, t)}</span>
              <span className="num">{partFormula(part, t, language)}</span>
              {part.source.title && <SourceLink title={part.source.title} address={part.source.address} confirmed={part.confirmed} />}
            </li>
          ))}
        </ul>
      )}
      {calculation.missing.map((missing) => (
        <p key={missing.of} className={classes.attention}>
          <IconAlertTriangle size={15} stroke={2} aria-hidden />
          <span>
            {t(missing.none ? 'missing.none' : 'missing.unknown')} {missing.note && <q lang="en">{missing.note}</q>} {missing.source.title && <SourceLink title={missing.source.title} address={missing.source.address} />}
          </span>
        </p>
      ))}
      {calculation.notices.map((notice) => (
        <p key={notice.code} className={classes.notice}>
          <IconInfoCircle size={15} stroke={2} aria-hidden />
          <span>{t(`notice.${notice.code}`, notice.params)}</span>
        </p>
      ))}
      {total && calculation.amount !== undefined && (
        <p className={classes.sum}>
          {t('calculated')} <strong className="num">{formatAmount(calculation.amount, language)}</strong>
        </p>
      )}
    </div>
  );
}
