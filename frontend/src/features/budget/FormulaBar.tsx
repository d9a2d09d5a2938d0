import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldMessage } from '@/api/problemMessage';
import { formatInstant } from '@/dates/format';
import type { Language } from '@/i18n/language';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, times } from '@/money/cents';
import { formatAmount, formatForInput } from '@/money/format';
import { PartnerChip } from '@/ui/PartnerChip';
import { SourceLink } from '@/ui/SourceLink';
import { type GridCell, type GridRow, shortName, type YearTotal } from './budgetModel';
import classes from './BudgetGrid.module.css';
import type { Draft } from './cellSaver';
import { useOpenCell } from './items/openCell';
import type { BudgetCategory } from './queries';

interface FormulaBarProps {
  row: (GridRow & { kind: 'category' }) | null;
  cell: GridCell | null;
  year: YearTotal | null;
  draft: Draft | undefined;
}

/** What the cell under the cursor is: whose, what for, how it was understood, what the rule book knows, who changed it last. */
export function FormulaBar({ row, cell, year, draft }: FormulaBarProps) {
  const { t } = useTranslation(['budget', 'budgetItem']);
  const language = useLanguage();
  const openCell = useOpenCell();
  if (!row || !cell || !year) {
    return <div className={classes.bar}>{t('bar.hint')}</div>;
  }
  return (
    <div className={classes.bar}>
      <div className={classes.line}>
        <span className={classes.where}>
          <PartnerChip index={row.partner.position} name={shortName(row.partner)} country={row.partner.country} />
          {` · ${t(`category.${row.category.code}`, row.category.code)} · ${t('ui:cap.year', { year: year.year })}`}
        </span>
        <span role="status" className={classes.understood} data-bad={Boolean(draft?.unread || draft?.refusal)}>
          {draft && said(draft, language, t)}
        </span>
        {openCell && (
          <Button size="compact-sm" variant="default" data-print="no" onClick={() => openCell(cell.place)}>
            {cell.items > 0 ? t('budgetItem:openCount', { count: cell.items }) : t('budgetItem:open')}
          </Button>
        )}
        {cell.changedAt && !draft && <span className={classes.changed}>{t('bar.changed', { who: cell.changedBy, when: formatInstant(cell.changedAt, language) })}</span>}
      </div>
      <Rule category={row.category} role={row.partner.role} months={year.months} />
    </div>
  );
}

type T = ReturnType<typeof useTranslation<'budget'>>['t'];

/** The echo of what was typed, or why it cannot be an amount. */
function said(draft: Draft, language: Language, t: T): string {
  if (draft.unread) return t(`ui:money.problem.${draft.unread.problem}`, draft.unread.params);
  if (draft.refusal) return fieldMessage(t, draft.refusal, 'budget');
  if (draft.amount === null || draft.text === formatForInput(draft.amount, language)) return '';
  return t('ui:money.understood', { amount: formatAmount(draft.amount, language) });
}

/** How the programme pays for the category, with the amounts the rule book knows. */
function Rule({ category, role, months }: { category: BudgetCategory; role: string; months: number }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const money = (amount: string) => formatAmount(amount, language);
  // Of the two monthly amounts only the one of this partner's role is about this cell.
  const other = role === 'coordinator' ? 'partner_per_month' : 'coordinator_per_month';
  const units = category.units.filter((unit) => unit.name !== other);
  const source = units[0]?.source;
  return (
    <div>
      {category.kind && t(`kind.${category.kind}`)}
      {units.map((unit) => {
        const perMonth = unit.name === 'coordinator_per_month' || unit.name === 'partner_per_month';
        const words = t(`unit.${unit.name}`, { amount: money(unit.amount) });
        const distance = unit.fromKm === undefined ? '' : unit.toKm ? t('unit.band', { from: unit.fromKm, to: unit.toKm }) : t('unit.openBand', { from: unit.fromKm });
        return (
          <span key={unit.name + (unit.fromKm ?? '')}>
            {' · '}
            {words}
            {distance && ` ${distance}`}
            {perMonth && months > 0 && ` × ${t('bar.months', { count: months })} = ${formatAmount(times(cents(unit.amount), months), language)}`}
          </span>
        );
      })}
      {source && ' '}
      {source && <SourceLink {...source} confirmed={units.every((unit) => unit.confirmed)} />}
    </div>
  );
}
