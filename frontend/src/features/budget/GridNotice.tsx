import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Strip } from '@/ui/Strip';
import classes from './BudgetGrid.module.css';
import { type GridModel, shortName } from './budgetModel';
import type { CellPlace } from './cellKey';
import { mostCells, type RefusedCell } from './gridBlock';
import type { Notice } from './useGridBlocks';

/** How many refused cells are named; the rest are counted. */
const named = 8;

/** What an act on several cells did, or cell by cell why it changed nothing. */
export function GridNotice({ notice, model, onClose }: { notice: Notice | null; model: GridModel; onClose: () => void }) {
  const { t } = useTranslation('budget');
  if (!notice) return null;
  const close = (
    <Button size="compact-sm" variant="subtle" onClick={onClose}>
      {t('block.close')}
    </Button>
  );
  if (notice.kind === 'too_many') return <Strip tone="bad" act={close}>{t('block.tooMany', { count: notice.cells, most: mostCells })}</Strip>;
  if (notice.kind === 'changed_since') {
    return (
      <Strip tone="attention" act={close}>
        {t('block.changedSince')}
        <ul className={classes.refused}>
          {notice.cells.slice(0, named).map((place) => (
            <li key={nameOf(t, model, place)}>{nameOf(t, model, place)}</li>
          ))}
        </ul>
      </Strip>
    );
  }
  if (notice.kind === 'refused') {
    return (
      <Strip tone="bad" act={close}>
        {t('block.refused', { count: notice.refused.length })}
        <ul className={classes.refused}>
          {notice.refused.slice(0, named).map((cell) => (
            <li key={`${cell.row}:${cell.column}`}>
              <strong>{cell.place ? nameOf(t, model, cell.place) : t('block.at', { row: cell.row, column: cell.column })}</strong> {reason(t, cell)}
            </li>
          ))}
          {notice.refused.length > named && <li>{t('block.more', { count: notice.refused.length - named })}</li>}
        </ul>
      </Strip>
    );
  }
  return (
    <Strip tone="good" act={close}>
      {t(`block.${notice.kind}`, { count: notice.cells })} {notice.sums > 0 && `${t('block.sums', { count: notice.sums })} `}
      {notice.kind !== 'undone' && notice.kind !== 'redone' && t('block.back')}
    </Strip>
  );
}

type T = ReturnType<typeof useTranslation<'budget'>>['t'];

function nameOf(t: T, model: GridModel, place: CellPlace): string {
  const row = model.rows.find((one) => one.kind === 'partner' && one.id === place.partnerId);
  const partner = row?.kind === 'partner' ? shortName(row.partner) : place.partnerId;
  return `${partner} · ${t(`category.${place.category}`, place.category)} · ${t('ui:cap.year', { year: place.year })}:`;
}

function reason(t: T, { problem, text, params }: RefusedCell): string {
  switch (problem) {
    case 'outside_grid':
      return t('block.outsideGrid', { text });
    case 'read_only':
      return t('block.readOnly');
    case 'negative':
      return t('field.amount.negative_amount');
    case 'above_maximum':
      return t('field.amount.amount_too_large', params);
    default:
      return t(`ui:money.problem.${problem}`, { ...params, text });
  }
}
