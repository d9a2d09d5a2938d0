import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { type Column, DataTable } from '@/ui/DataTable';
import { SourceLink } from '@/ui/SourceLink';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import { verdictTone } from './statuses';
import { differsFirst, termsOf } from './comparisonTerms';
import type { ComparedRule, Comparison, JudgedCall } from './whatIfQueries';
import classes from './WhatIf.module.css';

interface Row {
  key: string;
  title: string;
  own: ReactNode;
  other: ReactNode;
  change?: ComparedRule['change'];
  severity?: ComparedRule['severity'];
}

const tones: Record<ComparedRule['change'], Tone> = { breaks: 'bad', opens: 'attention', mends: 'good', comes: 'neutral', goes: 'neutral', differs: 'neutral', same: 'neutral' };

const breach: Record<ComparedRule['severity'], Tone> = { blocker: 'bad', warning: 'attention', note: 'neutral' };

/** Two calls beside each other: the verdicts, then what differs, then what is the same. */
export function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation(['whatIf', 'consortium']);
  const language = useLanguage();
  const { own, other, standings } = comparison;
  const terms = termsOf(comparison, language, t);
  const rules = differsFirst(comparison.rules);
  const ruleRow = (rule: ComparedRule): Row => ({ key: rule.rule, title: t(`rule.${rule.rule}`), own: <RuleCell side={rule.own} />, other: <RuleCell side={rule.other} />, change: rule.change, severity: rule.severity });
  const differing: Row[] = [
    { key: 'verdict', title: t('comparison.verdict'), own: <VerdictCell call={own} />, other: <VerdictCell call={other} /> },
    ...rules.filter(({ change }) => change !== 'same').map(ruleRow),
    ...standings.map((one): Row => ({ key: one.partnerId, title: one.name, own: t(`comparison.standing.${one.own}`), other: t(`comparison.standing.${one.other}`), change: 'differs' })),
    ...terms.filter(({ own: first, other: second }) => first !== second).map((term): Row => ({ ...term, change: 'differs' })),
  ];
  const same: Row[] = [...terms.filter(({ own: first, other: second }) => first === second), ...rules.filter(({ change, own: side }) => change === 'same' && side.state !== 'not_applicable').map(ruleRow)];
  const columns: Column<Row>[] = [
    { id: 'title', header: t('comparison.about'), cell: ({ title }) => title },
    { id: 'own', header: t('comparison.own', { call: nameOf(own, t('comparison.noBook')) }), cell: ({ own: cell }) => cell },
    { id: 'other', header: nameOf(other, t('comparison.noBook')), cell: ({ other: cell }) => cell },
  ];
  const change: Column<Row> = { id: 'change', header: t('comparison.change'), cell: ({ change: what, severity }) => what && <StatusBadge tone={what === 'breaks' ? breach[severity ?? 'blocker'] : tones[what]}>{what === 'breaks' ? t(`comparison.breach.${severity ?? 'blocker'}`) : t(`comparison.changes.${what}`)}</StatusBadge> };
  return (
    <div className={classes.wide}>
      <DataTable caption={t('comparison.differences')} rows={differing} rowKey={({ key }) => key} columns={[...columns, change]} />
      {same.length > 0 && (
        <details className={classes.fold}>
          <summary>{t('comparison.same', { count: same.length })}</summary>
          <DataTable caption={t('comparison.sameCaption')} rows={same} rowKey={({ key }) => key} columns={columns} dense />
        </details>
      )}
    </div>
  );
}

const nameOf = ({ ruleBook }: JudgedCall, none: string) => (ruleBook ? `${ruleBook.action} ${ruleBook.callYear}` : none);

function VerdictCell({ call }: { call: JudgedCall }) {
  const { t } = useTranslation(['whatIf', 'consortium']);
  return (
    <span className={classes.stack}>
      <StatusBadge tone={verdictTone[call.verdict]}>{t(`consortium:verdict.${call.verdict}`)}</StatusBadge>
      {call.missing.length > 0 && (
        <>
          <span className={classes.quiet}>{t('comparison.missing')}</span>
          <ul className={classes.plain}>
            {call.missing.map(({ rule, words }) => (
              <li key={`${rule} ${words}`}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </span>
  );
}

function RuleCell({ side }: { side: ComparedRule['own'] }) {
  const { t } = useTranslation(['whatIf', 'consortium']);
  if (side.state === 'not_applicable') return <span className={classes.quiet}>{t('comparison.noSuchRule')}</span>;
  const told = side.findings.map(({ message }) => message);
  const words = told.length > 0 ? told : side.state === 'unknown' ? [t('comparison.unknown', { words: side.missing.join('; ') || '–' })] : [t('comparison.holds')];
  return (
    <span className={classes.stack}>
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
      {side.source && (side.state === 'broken' || !side.confirmed) && <SourceLink title={side.source.title} address={side.source.address} confirmed={side.confirmed} />}
    </span>
  );
}
