import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import type { Cents } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { ExplainedNumber } from '@/ui/ExplainedNumber';
import classes from './BudgetGrid.module.css';
import type { TotalPlace } from './fileQueries';
import { TotalDetails } from './TotalDetails';

interface TotalCellProps {
  at: string;
  place: TotalPlace;
  amount: Cents;
  /** What it is the sum of, with the words for each part. */
  parts: readonly { label: string; amount: Cents }[];
  current: boolean;
  selected?: boolean;
  over?: boolean;
}

/** A sum that says what it is made of. */
export const TotalCell = memo(function TotalCell({ at, place, amount, parts, current, selected = false, over = false }: TotalCellProps) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const shown = formatAmount(amount, language, { currency: false, cents: 'always' });
  const lines = parts.filter((part) => part.amount !== 0).map((part) => ({ label: part.label, amount: formatAmount(part.amount, language) }));
  return (
    <td role="gridcell" data-at={at} className={classes.number} data-over={over} data-nothing={amount === 0} aria-selected={selected || undefined} tabIndex={lines.length === 0 ? (current ? 0 : -1) : undefined}>
      {lines.length === 0 ? (
        shown
      ) : (
        <ExplainedNumber tabIndex={current ? 0 : -1} explanation={{ formula: t('grid.sumOf', { count: lines.length, amount: formatAmount(amount, language) }), lines, more: <TotalDetails place={place} planned={amount} /> }}>
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

/** What reports claim in a row, with the vouchers behind each figure. */
export function ClaimedCells({ row, from, place, current, claimed }: { row: number; from: number; place: TotalPlace; current: number | null; claimed: { approved: string; submitted: string; remaining: string } }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const lines = (['approved', 'submitted', 'remaining'] as const).map((kind) => ({ label: t(`claimed.${kind}`), amount: formatAmount(claimed[kind], language) }));
  return (['approved', 'submitted', 'remaining'] as const).map((kind, at) => (
    <td key={kind} role="gridcell" data-at={`${row}:${from + at}`} className={classes.number} data-over={kind === 'remaining' && claimed.remaining.startsWith('-')}>
      <ExplainedNumber tabIndex={current === from + at ? 0 : -1} explanation={{ formula: t(`explain.${kind}`), lines, more: <TotalDetails place={place} /> }}>
        {formatAmount(claimed[kind], language, { currency: false, cents: 'always' })}
      </ExplainedNumber>
    </td>
  ));
}
