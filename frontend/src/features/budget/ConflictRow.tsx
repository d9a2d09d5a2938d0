import { ConflictChoice } from './ConflictChoice';
import classes from './BudgetGrid.module.css';
import type { Draft } from './cellSaver';

interface ConflictRowProps {
  draft: Draft;
  row: number;
  columns: number;
  onChoose: (whose: 'mine' | 'theirs') => void;
}

/** Below the row of a cell that two people changed: both amounts, and the choice. */
export function ConflictRow({ draft, row, columns, onChoose }: ConflictRowProps) {
  return (
    <tr className={classes.conflict} data-conflict={row}>
      <td role="gridcell" colSpan={columns}>
        <ConflictChoice draft={draft} onChoose={onChoose} />
      </td>
    </tr>
  );
}
