import { useTranslation } from 'react-i18next';
import { PartnerChip } from '@/ui/PartnerChip';
import { AmountCell } from './AmountCell';
import classes from './BudgetGrid.module.css';
import { type GridModel, type GridRow, partsOfPartner, read } from './budgetModel';
import { columnSelected } from './gridBlock';
import type { CellSaver, SaverState } from './cellSaver';
import { ConflictRow } from './ConflictRow';
import { ClaimedCells, TotalCell } from './TotalCell';

interface GridRowViewProps {
  row: GridRow;
  at: number;
  model: GridModel;
  saver: CellSaver;
  saving: SaverState;
  /** The column of the cursor when it is in this row. */
  current: number | null;
  /** The selected columns; empty while one cell or none of the row is chosen. */
  selected: string;
  editing: { begin: string | null } | null;
  onEdit: (begin: string | null) => void;
  onDone: () => void;
  /** Gives the focus back to the grid. */
  back: () => void;
}

/** A partner with its sums, or one of its categories with its amounts. */
export function GridRowView({ row, at, model, saver, saving, current, selected, editing, onEdit, onDone, back }: GridRowViewProps) {
  const { t } = useTranslation('budget');
  const total = model.years.length;
  const yearName = (column: number) => t('ui:cap.year', { year: model.years[column]!.year });
  if (row.kind === 'partner') {
    const parts = (column: number | null) => partsOfPartner(model, row.id, column).map(({ category, amount }) => ({ label: t(`category.${category.code}`, category.code), amount }));
    return (
      <tr className={classes.partner}>
        <th scope="row" className={classes.first} title={row.partner.name}>
          <PartnerChip index={row.partner.position} name={row.partner.name} country={row.partner.country} />
          {row.partner.leftOn && <span className={classes.tag}>{t('grid.left', { date: row.partner.leftOn })}</span>}
        </th>
        {row.years.map((amount, column) => (
          <TotalCell key={column} at={`${at}:${column}`} place={{ partner: row.id, year: model.years[column]!.year }} amount={amount} parts={parts(column)} current={current === column} selected={columnSelected(selected, column)} />
        ))}
        <TotalCell at={`${at}:${total}`} place={{ partner: row.id }} amount={row.total} parts={parts(null)} current={current === total} selected={columnSelected(selected, total)} />
        {row.claimed && <ClaimedCells row={at} from={total + 1} place={{ partner: row.id }} current={current} claimed={row.claimed} />}
      </tr>
    );
  }
  const conflicts = row.cells.flatMap((cell) => {
    const draft = saving.drafts.get(cell.key);
    return draft?.theirs ? [draft] : [];
  });
  return (
    <>
      <tr>
        <th scope="row" className={classes.first}>
          {t(`category.${row.category.code}`, row.category.code)}
          {!row.category.listed && <span className={classes.tag}>{t('grid.unlisted')}</span>}
        </th>
        {row.cells.map((cell, column) => (
          <AmountCell
            key={cell.key}
            at={`${at}:${column}`}
            place={cell.place}
            amount={cell.amount}
            draft={saving.drafts.get(cell.key)}
            saved={saving.saved.has(cell.key)}
            editable={cell.editable}
            items={cell.items}
            current={current === column}
            selected={columnSelected(selected, column)}
            editing={current === column ? editing : null}
            saver={saver}
            onEdit={onEdit}
            onDone={onDone}
          />
        ))}
        <TotalCell at={`${at}:${total}`} place={{ partner: row.partner.id, category: row.category.code }} amount={row.total} parts={row.cells.map((cell, column) => ({ label: yearName(column), amount: read(cell.amount) }))} current={current === total} selected={columnSelected(selected, total)} />
        {row.claimed && <ClaimedCells row={at} from={total + 1} place={{ partner: row.partner.id, category: row.category.code }} current={current} claimed={row.claimed} />}
      </tr>
      {conflicts.map((draft) => (
        <ConflictRow key={draft.place.year} draft={draft} row={at} columns={total + (row.claimed ? 5 : 2)} onChoose={(whose) => {
          saver.resolve(draft.place, whose);
          back();
        }} />
      ))}
    </>
  );
}
