import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount, formatForInput } from '@/money/format';
import { PartnerChip } from '@/ui/PartnerChip';
import type { BudgetGridProps } from './BudgetGrid';
import { BreachMargin } from './BreachMargin';
import classes from './BudgetList.module.css';
import { type GridCell, type GridModel, type GridRow, isOver } from './budgetModel';
import type { CellSaver, Draft } from './cellSaver';
import { ConflictChoice } from './ConflictChoice';
import { useOpenCell } from './items/openCell';

/** The same cells where there is no room for a sheet: partner by partner, every amount with its label. */
export function BudgetList({ budget, model, saver, saving }: BudgetGridProps) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  return (
    <div className={classes.list}>
      <Totals model={model} />
      <BreachMargin budget={budget} model={model} />
      {model.rows.map((row, at) =>
        row.kind === 'partner' ? (
          <details key={row.id} className={classes.partner} open={at === 0 || undefined}>
            <summary>
              <PartnerChip index={row.partner.position} name={row.partner.name} country={row.partner.country} />
              <span className="num">{formatAmount(row.total, language)}</span>
            </summary>
            {categoriesOf(model, row.id).map((category) => (
              <CategoryPart key={category.id} row={category} saver={saver} drafts={saving.drafts} />
            ))}
          </details>
        ) : null,
      )}
      <p className={classes.note}>{t('list.note')}</p>
    </div>
  );
}

function Totals({ model }: { model: GridModel }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  return (
    <dl className={classes.totals}>
      {model.years.map((year) => (
        <div key={year.year} data-over={isOver(year.headroom)}>
          <dt>{t('ui:cap.year', { year: year.year })}</dt>
          <dd>
            {formatAmount(year.planned, language)}
            {year.cap !== null && year.headroom !== null && <span> {t('list.ofCap', { cap: formatAmount(year.cap, language) })}</span>}
          </dd>
        </div>
      ))}
      <div data-over={isOver(model.whole.headroom)}>
        <dt>{t('grid.total')}</dt>
        <dd>
          {formatAmount(model.whole.planned, language)}
          {model.whole.cap !== null && model.whole.headroom !== null && <span> {t('list.ofCap', { cap: formatAmount(model.whole.cap, language) })}</span>}
        </dd>
      </div>
      {model.whole.claimed &&
        (['approved', 'submitted', 'remaining'] as const).map((kind) => (
          <div key={kind}>
            <dt>{t(`claimed.${kind}`)}</dt>
            <dd>{formatAmount(model.whole.claimed![kind], language)}</dd>
          </div>
        ))}
    </dl>
  );
}

function categoriesOf(model: GridModel, partnerId: string) {
  return model.rows.flatMap((row) => (row.kind === 'category' && row.partner.id === partnerId ? [row] : []));
}

function CategoryPart({ row, saver, drafts }: { row: GridRow & { kind: 'category' }; saver: CellSaver; drafts: ReadonlyMap<string, Draft> }) {
  const { t } = useTranslation(['budget', 'budgetItem']);
  const language = useLanguage();
  const id = useId();
  const openCell = useOpenCell();
  return (
    <div role="group" aria-labelledby={id} className={classes.category}>
      <div className={classes.name}>
        <span id={id}>{t(`category.${row.category.code}`, row.category.code)}</span>
        <span className="num">{formatAmount(row.total, language)}</span>
      </div>
      {row.claimed && (
        <p className={classes.claimed}>
          {(['approved', 'submitted', 'remaining'] as const).map((kind) => `${t(`claimed.${kind}`)} ${formatAmount(row.claimed![kind], language)}`).join(' · ')}
        </p>
      )}
      <div className={classes.years}>
        {row.cells.map((cell) => (
          <div key={cell.key} className={classes.cell}>
            {cell.editable ? (
              <AmountField cell={cell} draft={drafts.get(cell.key)} saver={saver} />
            ) : (
              <div className={classes.fixed}>
                <span>{t('ui:cap.year', { year: cell.place.year })}</span>
                <span className="num">{cell.amount === null ? '–' : formatAmount(cell.amount, language)}</span>
              </div>
            )}
            {openCell && (
              <Button size="compact-sm" variant="subtle" data-print="no" onClick={() => openCell(cell.place)}>
                {cell.items > 0 ? t('budgetItem:openCount', { count: cell.items }) : t('budgetItem:open')}
                <span className="visually-hidden">{`, ${t(`category.${row.category.code}`, row.category.code)}, ${t('ui:cap.year', { year: cell.place.year })}`}</span>
              </Button>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function AmountField({ cell, draft, saver }: { cell: GridCell; draft: Draft | undefined; saver: CellSaver }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (draft?.unread ? draft.text : formatForInput(cell.amount ?? '', language));
  const error = typed === null && draft ? (draft.unread ? t(`ui:money.problem.${draft.unread.problem}`, draft.unread.params) : draft.refusal && fieldMessage(t, draft.refusal, 'budget')) : null;
  return (
    <div>
      <TextInput
        label={t('ui:cap.year', { year: cell.place.year })}
        inputMode="decimal"
        autoComplete="off"
        classNames={{ input: classes.input }}
        value={shown}
        error={error ?? undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          saver.type(cell.place, event.currentTarget.value);
        }}
        onBlur={() => {
          setTyped(null);
          saver.leave(cell.place);
        }}
      />
      {draft?.theirs && <ConflictChoice draft={draft} onChoose={(whose) => saver.resolve(cell.place, whose)} />}
    </div>
  );
}
