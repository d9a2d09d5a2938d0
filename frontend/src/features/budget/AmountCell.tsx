import { IconAlertTriangle, IconArrowsLeftRight, IconCheck, IconList, IconPointFilled } from '@tabler/icons-react';
import { memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount, formatForInput } from '@/money/format';
import classes from './BudgetGrid.module.css';
import type { CellPlace } from './cellKey';
import type { CellSaver, Draft } from './cellSaver';

interface AmountCellProps {
  at: string;
  place: CellPlace;
  amount: string | null;
  draft: Draft | undefined;
  saved: boolean;
  editable: boolean;
  /** How many items the amount is the sum of. */
  items: number;
  /** The one stop of Tab in the grid. */
  current: boolean;
  /** One of several that are chosen. */
  selected: boolean;
  /** What the cell begins with while it is edited: the key that was pressed, or null for what stands there. */
  editing: { begin: string | null } | null;
  saver: CellSaver;
  onEdit: (begin: string | null) => void;
  onDone: () => void;
}

/** One amount of the grid: a figure, or a field while it is edited. */
export const AmountCell = memo(function AmountCell({ at, place, amount, draft, saved, editable, items, current, selected, editing, saver, onEdit, onDone }: AmountCellProps) {
  const language = useLanguage();
  // A text that cannot be read stays as it was typed.
  const shown = draft?.unread ? draft.text : amount === null ? '' : formatAmount(amount, language, { currency: false, cents: 'always' });
  return (
    <td
      role="gridcell"
      data-at={at}
      tabIndex={current && !editing ? 0 : -1}
      aria-readonly={!editable}
      aria-selected={selected || undefined}
      aria-invalid={Boolean(draft?.unread || draft?.refusal) || undefined}
      className={classes.amount}
      data-editable={editable}
      data-state={draft?.unread ? 'refused' : draft?.state}
      onDoubleClick={() => editable && onEdit(null)}
    >
      {editing ? (
        <Editor begin={editing.begin ?? draft?.text ?? formatForInput(amount ?? '', language)} before={amount} typed={editing.begin !== null} place={place} saver={saver} onDone={onDone} />
      ) : (
        <>
          {items > 0 && <ItemMark count={items} />}
          <span>{shown}</span>
          <Mark draft={draft} saved={saved} />
        </>
      )}
    </td>
  );
}, sameCell);

/** The place is as good as the key it is rendered under; everything else is compared as it is. */
function sameCell({ place: _, ...one }: AmountCellProps, { place: __, ...other }: AmountCellProps): boolean {
  return Object.entries(one).every(([name, value]) => Object.is(value, other[name as keyof typeof other]));
}

interface EditorProps {
  begin: string;
  /** The amount when editing began, to which Escape returns. */
  before: string | null;
  /** The field begins with a key that was pressed, which counts as typed. */
  typed: boolean;
  place: CellPlace;
  saver: CellSaver;
  onDone: () => void;
}

function Editor({ begin, before, typed, place, saver, onDone }: EditorProps) {
  const { t } = useTranslation('budget');
  const cancelled = useRef(false);
  const [stood] = useState(before);
  return (
    <input
      // The cell was opened to type in it.
      autoFocus
      className={classes.input}
      inputMode="decimal"
      autoComplete="off"
      aria-label={t('grid.amount')}
      defaultValue={begin}
      onFocus={(event) => {
        if (!typed) return event.currentTarget.select();
        saver.type(place, begin);
        event.currentTarget.setSelectionRange(begin.length, begin.length);
      }}
      onChange={(event) => saver.type(place, event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        cancelled.current = true;
        saver.cancel(place, stood);
      }}
      onBlur={() => {
        if (!cancelled.current) saver.leave(place);
        onDone();
      }}
    />
  );
}

/** An amount that is made of items and opened, not typed in. */
function ItemMark({ count }: { count: number }) {
  const { t } = useTranslation('budgetItem');
  return (
    <span className={classes.items} title={t('budgetItem:sumOf', { count })}>
      <IconList size={12} stroke={2} aria-hidden />
      <span className="visually-hidden">{t('budgetItem:sumOf', { count })}</span>
    </span>
  );
}

function Mark({ draft, saved }: { draft: Draft | undefined; saved: boolean }) {
  const { t } = useTranslation('ui');
  const state = draft?.unread ? 'failed' : draft ? { unsaved: 'unsaved' as const, saving: 'saving' as const, refused: 'failed' as const, conflict: 'conflict' as const }[draft.state] : saved ? 'saved' : null;
  if (!state) return null;
  const Icon = { unsaved: IconPointFilled, saving: IconPointFilled, failed: IconAlertTriangle, conflict: IconArrowsLeftRight, saved: IconCheck }[state];
  const words = state === 'saved' ? t('budget:grid.saved') : t(`saved.${state}`);
  return (
    <span className={classes.mark} data-mark={state} title={words}>
      <Icon size={11} stroke={2.2} aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
