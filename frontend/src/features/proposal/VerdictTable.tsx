import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { type Column, DataTable } from '@/ui/DataTable';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import { clean, type CheckSearch, type Verdict } from './checkSearch';
import { callOf } from './narrow';
import { noteWords } from './noteWords';
import classes from './Proposal.module.css';
import type { Proposal } from './queries';

export const tones: Record<Verdict, Tone> = { eligible: 'good', not_eligible: 'bad', undecided: 'waiting', refused: 'attention' };

/** How many rows are drawn at a time; ten thousand at once would halt the browser. */
const step = 50;

/** The proposals, each with its verdict and the first reason for it. */
export function VerdictTable({ proposals, search }: { proposals: readonly Proposal[]; search: CheckSearch }) {
  const { t } = useTranslation('proposal');
  const language = useLanguage();
  const [count, setCount] = useState(step);
  const columns: Column<Proposal>[] = [
    {
      id: 'proposal',
      header: t('column.proposal'),
      cell: ({ id, title, row }) => (
        <span className={classes.proposal}>
          <Link to="/proposal-checks" search={clean({ ...search, open: row })} resetScroll={false} className={classes.name}>
            {id || t('row', { row })}
          </Link>
          {title && <span className={classes.second}>{title}</span>}
        </span>
      ),
    },
    { id: 'verdict', header: t('column.verdict'), cell: ({ verdict }) => <StatusBadge tone={tones[verdict]}>{t(`outcome.${verdict}`)}</StatusBadge> },
    {
      id: 'why',
      header: t('column.why'),
      cell: (proposal) => (
        <span className={classes.why}>
          <Why proposal={proposal} />
        </span>
      ),
    },
    { id: 'call', header: t('column.call'), cell: (proposal) => <span className={classes.call}>{callOf(proposal) || '–'}</span> },
    {
      id: 'consortium',
      header: t('column.consortium'),
      cell: ({ organisations }) => {
        const coordinator = organisations.find(({ role }) => role === 'coordinator');
        return (
          <>
            {coordinator?.name || (coordinator ? countryName(coordinator.country, language) : '–')}
            <span className={classes.second}>{[...new Set(organisations.map(({ country }) => country))].join(' ')}</span>
          </>
        );
      },
    },
    {
      id: 'requested',
      header: t('column.requested'),
      numeric: true,
      cell: ({ requested, cap, verdict }) =>
        verdict === 'refused' ? (
          '–'
        ) : (
          <>
            {requested === null ? t('unknown') : formatAmount(requested, language)}
            {cap !== null && <span className={classes.second}>{t('ofCap', { cap: formatAmount(cap, language) })}</span>}
          </>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('tab.verdicts')}
      columns={columns}
      rows={proposals.slice(0, count)}
      rowKey={({ row }) => String(row)}
      onMore={proposals.length > count ? () => setCount(count + step) : undefined}
    />
  );
}

/** The first reason in words, and how many more there are. */
function Why({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('proposal');
  const reasons = [
    ...proposal.faults.map((fault) => noteWords(t, fault)),
    ...proposal.findings.filter(({ severity }) => severity === 'blocker' || severity === 'none').map(({ message }) => message),
    ...(proposal.verdict === 'undecided' ? proposal.missing.map((words) => t('needs', { words })) : []),
  ];
  if (reasons.length === 0) {
    const warnings = proposal.findings.filter(({ severity }) => severity === 'warning').length;
    return warnings > 0 ? t('warnings', { count: warnings }) : '–';
  }
  return (
    <>
      {reasons[0]}
      {reasons.length > 1 && <span className={classes.second}>{t('moreReasons', { count: reasons.length - 1 })}</span>}
    </>
  );
}
