import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { type Column, DataTable } from '@/ui/DataTable';
import { ExplainedNumber } from '@/ui/ExplainedNumber';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Project } from './queries';
import { verdictTone } from './statuses';
import type { Withdrawal, Withdrawals } from './whatIfQueries';
import classes from './WhatIf.module.css';

/** One row for each partner: what breaks without it, what it leaves undone, what it frees. */
export function WithdrawalTable({ project, tests }: { project: Project; tests: Withdrawals }) {
  const { t } = useTranslation(['whatIf', 'consortium']);
  const rows = tests.items.map((test, at) => ({ test, at }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      id: 'partner',
      header: t('withdrawal.partner'),
      cell: ({ test, at }) => (
        <span className={classes.stack}>
          <PartnerChip index={at} name={test.organisation.name} country={test.organisation.country} />
          <span className={classes.quiet}>{t(`consortium:role.${test.role}`)}</span>
        </span>
      ),
    },
    ...(tests.judged ? [{ id: 'rules', header: t('withdrawal.breaks'), cell: ({ test }: (typeof rows)[number]) => <Breaks test={test} now={tests.verdict} /> }] : []),
    { id: 'work', header: t('withdrawal.orphans'), cell: ({ test }) => <Orphans project={project} test={test} /> },
    ...(tests.items.some(({ freed }) => freed) ? [{ id: 'freed', header: t('withdrawal.freed'), numeric: true, cell: ({ test }: (typeof rows)[number]) => <Freed test={test} /> }] : []),
    {
      id: 'act',
      header: t('withdrawal.next'),
      cell: ({ test }) => (
        <Link to="/projects/$projectId/what-if" params={{ projectId: project.id }} search={{ view: 'suggestions', without: test.partnerId }} aria-label={t('withdrawal.replaceNamed', { name: test.organisation.name })}>
          {t('withdrawal.replace')}
        </Link>
      ),
    },
  ];
  return (
    <div className={classes.wide}>
      <DataTable caption={t('withdrawal.caption')} rows={rows} rowKey={({ test }) => test.partnerId} columns={columns} />
    </div>
  );
}

function Breaks({ test, now }: { test: Withdrawal; now: Withdrawals['verdict'] }) {
  const { t } = useTranslation('whatIf');
  // That the budget no longer adds up to the grant is what the freed money says.
  const broken = test.broken.filter(({ rule }) => rule !== 'GRANT-BUDGET-SUM' || !test.freed);
  const verdict = test.verdict || 'undecided';
  const word = now === verdict ? t(`withdrawal.still.${verdict}`) : t(`withdrawal.becomes.${verdict}`);
  return (
    <span className={classes.stack}>
      <StatusBadge tone={verdictTone[verdict]}>{word}</StatusBadge>
      {broken.length + test.worse.length + test.mended.length > 0 && (
        <ul className={classes.findings}>
          {broken.map(({ rule, severity, message, partnerId }) => (
            <li key={`${rule}${partnerId}${message}`} data-severity={severity}>
              {message}
            </li>
          ))}
          {test.worse.map(({ rule, severity, message }) => (
            <li key={`worse ${rule}`} data-severity={severity}>
              {t('withdrawal.worse', { message })}
            </li>
          ))}
          {test.mended.map(({ rule, message, partnerId }) => (
            <li key={`mended ${rule}${partnerId}${message}`} data-severity="note">
              {t('withdrawal.mended', { message })}
            </li>
          ))}
        </ul>
      )}
    </span>
  );
}

function Orphans({ project, test }: { project: Project; test: Withdrawal }) {
  const { t } = useTranslation('whatIf');
  const { workPackages, deliverables, activities } = test;
  if (workPackages.length + deliverables.length + activities.length === 0) return <span className={classes.quiet}>{t('withdrawal.nothing')}</span>;
  return (
    <span className={classes.stack}>
      {workPackages.length > 0 && <span>{t('withdrawal.workPackages', { count: workPackages.length, list: workPackages.map(({ number }) => number).join(', ') })}</span>}
      {deliverables.length > 0 && <span title={deliverables.map(({ code, title }) => `${code} ${title}`).join('\n')}>{t('withdrawal.deliverables', { count: deliverables.length, list: deliverables.map(({ code }) => code).join(', ') })}</span>}
      {activities.length > 0 && <span title={activities.map(({ code, title }) => `${code} ${title}`).join('\n')}>{t('withdrawal.activities', { count: activities.length, list: activities.map(({ code }) => code).join(', ') })}</span>}
      <Link to={`/projects/${project.id}/plan` as string} search={{ lead: test.partnerId } as never} aria-label={t('withdrawal.inPlanNamed', { name: test.organisation.name })}>
        {t('withdrawal.inPlan')}
      </Link>
    </span>
  );
}

function Freed({ test }: { test: Withdrawal }) {
  const { t } = useTranslation(['whatIf', 'budget']);
  const language = useLanguage();
  if (!test.freed) return '–';
  const amount = (value: string) => formatAmount(value, language);
  const { planned, claimed, left, byCategory } = test.freed;
  if (byCategory.length === 0) return amount(left);
  return (
    <ExplainedNumber
      explanation={{
        formula: t('withdrawal.freedFormula', { planned: amount(planned), claimed: amount(claimed) }),
        lines: byCategory.map(({ category, left: rest }) => ({ label: t(`budget:category.${category}`, { defaultValue: category }), amount: amount(rest) })),
      }}
    >
      {amount(left)}
    </ExplainedNumber>
  );
}
