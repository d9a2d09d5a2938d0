import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { negate } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { SourceLink } from '@/ui/SourceLink';
import classes from './BudgetGrid.module.css';
import { type GridModel, isOver } from './budgetModel';
import type { Budget } from './queries';

/** Beside the grid: a sentence for each cap that what is typed exceeds. Nothing is blocked by it. */
export function BreachMargin({ budget, model }: { budget: Budget; model: GridModel }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const source = budget.findings.find(({ rule }) => rule === 'GRANT-YEAR-CAP');
  const years = model.years.filter((year) => isOver(year.headroom));
  const whole = model.whole;
  return (
    <ul className={classes.margin} aria-live="polite" aria-label={t('breach.label')}>
      {years.map((year) => (
        <li key={year.year}>
          <IconAlertTriangle size={14} stroke={2} aria-hidden />
          <span>
            {year.months === 0
              ? t('breach.outside', { year: year.year, amount: formatAmount(year.planned, language) })
              : t(year.basis === 'project' ? 'breach.ownYear' : 'breach.year', {
                  year: year.year,
                  amount: formatAmount(negate(year.headroom!), language),
                  cap: formatAmount(year.cap!, language),
                  count: year.months,
                })}{' '}
            {year.basis === 'call' && source?.source.address && <SourceLink {...source.source} confirmed={source.confirmed} />}
          </span>
        </li>
      ))}
      {isOver(whole.headroom) && (
        <li>
          <IconAlertTriangle size={14} stroke={2} aria-hidden />
          <span>{t('breach.whole', { amount: formatAmount(negate(whole.headroom!), language), cap: formatAmount(whole.cap!, language) })}</span>
        </li>
      )}
    </ul>
  );
}
