import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import type { Cents } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { ExplainedNumber } from '@/ui/ExplainedNumber';
import classes from './BudgetGrid.module.css';

interface TotalCellProps {
  at: string;
  amount: Cents;
  /** What it is the sum of, with the words for each part. */
  parts: readonly { label: string; amount: Cents }[];
  current: boolean;
  selected?: boolean;
  over?: boolean;
}

/** A sum that says what it is made of. */
export const TotalCell = memo(function TotalCell({ at, amount, parts, current, selected = false, over = false }: TotalCellProps) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const shown = formatAmount(amount, language, { currency: false, cents: 'always' });
  const lines = parts.filter((part) => part.amount !== 0).map((part) => ({ label: part.label, amount: formatAmount(part.amount, language) }));
  return (
    <td role="gridcell" data-at={at} className={classes.number} data-over={over} data-nothing={amount === 0} aria-selected={selected || undefined} tabIndex={lines.length === 0 ? (current ? 0 : -1) : undefined}>
      {lines.length === 0 ? (
        shown
      ) : (
        <ExplainedNumber tabIndex={current ? 0 : -1} explanation={{ formula: t('grid.sumOf', { count: lines.length, amount: formatAmount(amount, language) }), lines }}>
          {shown}
        </ExplainedNumber>
      )}
    </td>
  );
}, sameTotal);

function sameTotal(one: TotalCellProps, other: TotalCellProps): boolean {
  return (
    one.at === other.at && one.amount === other.amount && one.current === other.current && one.selected === other.selected && one.over === other.over &&
    one.parts.length === other.parts.length && one.parts.every((part, at) => part.amount === other.parts[at]!.amount && part.label === other.parts[at]!.label)
  );
}

/** What reports claim in a row: plain figures, said by the reports themselves. */
export function ClaimedCells({ row, from, current, claimed }: { row: number; from: number; current: number | null; claimed: { approved: string; submitted: string; remaining: string } }) {
  const language = useLanguage();
  return (['approved', 'submitted', 'remaining'] as const).map((kind, at) => (
    <td key={kind} role="gridcell" data-at={`${row}:${from + at}`} tabIndex={current === from + at ? 0 : -1} className={classes.number} data-over={kind === 'remaining' && claimed.remaining.startsWith('-')}>
      {formatAmount(claimed[kind], language, { currency: false, cents: 'always' })}
    </td>
  ));
}
