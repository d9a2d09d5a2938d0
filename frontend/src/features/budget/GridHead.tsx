import { useTranslation } from 'react-i18next';
import classes from './BudgetGrid.module.css';
import type { GridModel } from './budgetModel';
import type { Budget } from './queries';

/** The frozen heading: project years with their months and days, then the totals. */
export function GridHead({ budget, model }: { budget: Budget; model: GridModel }) {
  const { t } = useTranslation('budget');
  const claimed = model.rows.some((row) => row.claimed);
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.first}>
          {t('grid.rowHeading')}
        </th>
        {budget.years.map((year) => {
          const first = (year.year - 1) * 12 + 1;
          const months = `M${first}–M${first + year.months - 1}`;
          return (
            <th key={year.year} scope="col" className={classes.number}>
              {t('ui:cap.year', { year: year.year })}
              <span className={classes.months}>{year.months === 0 ? t('grid.outside') : months}</span>
              {year.startOn && year.endOn && <span className={classes.months}>{`${year.startOn.slice(0, 7)}–${year.endOn.slice(0, 7)}`}</span>}
            </th>
          );
        })}
        <th scope="col" className={classes.number}>
          {t('grid.total')}
          <span className={classes.months}>{t('ui:money.unit')}</span>
        </th>
        {claimed &&
          (['approved', 'submitted', 'remaining'] as const).map((kind) => (
            <th key={kind} scope="col" className={classes.number}>
              {t(`claimed.${kind}`)}
            </th>
          ))}
      </tr>
    </thead>
  );
}
