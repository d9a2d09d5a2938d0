import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import type { Cents } from '@/money/cents';
import { formatAmount } from '@/money/format';
import classes from './BudgetGrid.module.css';
import { type GridModel, isOver, partsOfWhole, partsOfYear, shortName } from './budgetModel';
import type { Budget } from './queries';
import { ClaimedCells, TotalCell } from './TotalCell';

/** The frozen sums of all partners, with cap and headroom below each. */
export function GridFoot({ budget, model, at, current }: { budget: Budget; model: GridModel; at: number; current: number | null }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const { years, whole } = model;
  const named = (parts: ReturnType<typeof partsOfYear>) => parts.map(({ partner, amount }) => ({ label: shortName(partner), amount }));
  const shown = (amount: Cents | null) => (amount === null ? '–' : formatAmount(amount, language, { currency: false, cents: 'always' }));
  // Beside one partner's amounts the cap of all would compare what cannot be compared.
  const capped = budget.scope === 'project' && (whole.cap !== null || years.some((year) => year.cap !== null));
  const compared = whole.headroom !== null || years.some((year) => year.headroom !== null);
  const rest = whole.claimed ? <td role="gridcell" colSpan={3} /> : null;
  return (
    <tfoot>
      <tr className={classes.sum}>
        <th scope="row" className={classes.first}>
          {t('grid.total')}
        </th>
        {years.map((year, column) => (
          <TotalCell key={year.year} at={`${at}:${column}`} place={{ year: year.year }} amount={year.planned} parts={named(partsOfYear(model, column))} current={current === column} over={isOver(year.headroom)} />
        ))}
        <TotalCell at={`${at}:${years.length}`} place={{}} amount={whole.planned} parts={named(partsOfWhole(model))} current={current === years.length} over={isOver(whole.headroom)} />
        {whole.claimed && <ClaimedCells row={at} from={years.length + 1} place={{}} current={current} claimed={whole.claimed} />}
      </tr>
      {capped && (
        <tr className={classes.muted}>
          <th scope="row" className={classes.first}>
            {t('grid.cap')}
          </th>
          {years.map((year) => (
            <td key={year.year} role="gridcell" className={classes.number}>
              {shown(year.cap)}
            </td>
          ))}
          <td role="gridcell" className={classes.number}>
            {shown(whole.cap)}
          </td>
          {rest}
        </tr>
      )}
      {compared && (
        <tr className={classes.muted}>
          <th scope="row" className={classes.first}>
            {t('grid.headroom')}
          </th>
          {[...years.map((year) => year.headroom), whole.headroom].map((headroom, column) => (
            <td key={column} role="gridcell" className={classes.number} data-short={isOver(headroom)}>
              {shown(headroom)}
            </td>
          ))}
          {rest}
        </tr>
      )}
    </tfoot>
  );
}
