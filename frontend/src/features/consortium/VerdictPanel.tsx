import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { PageStates } from '@/ui/PageStates';
import { type RuleLine, VerdictBar } from '@/ui/VerdictBar';
import { type Eligibility, eligibilityQuery, type Rule } from './queries';

/** The verdict on a project as it stands, read again after every change. */
export function VerdictPanel({ projectId, months, act }: { projectId: string; months: number; act?: ReactNode }) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const query = useQuery(eligibilityQuery(projectId, language));
  return (
    <PageStates query={query} skeleton={<div style={{ minHeight: '3.5rem' }} />}>
      {(judged) => (
        <VerdictBar
          verdict={judged.verdict}
          sentence={sentence(judged, months, t, (amount) => formatAmount(amount, language))}
          rules={judged.rules.flatMap((rule) => linesOf(rule, t))}
          act={lacksOrganisations(judged) ? act : undefined}
          judging={query.isFetching}
        />
      )}
    </PageStates>
  );
}

type Translate = ReturnType<typeof useTranslation<'consortium'>>['t'];

/** The facts of an eligible project, else what is missing, as one sentence. */
export function sentence(judged: Eligibility, months: number, t: Translate, amount: (value: string) => string): string {
  const missing = judged.missing.map(({ words }) => words);
  if (missing.length > 0) {
    const first = t('verdictBar.missing', { words: missing[0] });
    return missing.length === 1 ? first : `${first} ${t('verdictBar.more', { count: missing.length - 1 })}`;
  }
  const { counts, grant } = judged;
  const facts = [
    t(judged.ruleBook && judged.ruleBook.callYear >= 2022 ? 'verdictBar.countedSince2022' : 'verdictBar.counted', { organisations: counts.programmeOrganisations, countries: counts.programmeCountries }),
    t('list.months', { count: months }),
  ];
  if (grant.requested !== null && grant.cap !== null) facts.push(t('verdictBar.grant', { requested: amount(grant.requested), cap: amount(grant.cap) }));
  return facts.join(' · ');
}

/** Whether one more organisation is what the project lacks. */
export function lacksOrganisations(judged: Eligibility): boolean {
  return judged.missing.some(({ kind }) => kind === 'add_organisations');
}

function linesOf({ rule, severity, state, findings, missing, source, confirmed }: Rule, t: Translate): RuleLine[] {
  const cited = source && { ...source, confirmed };
  if (state === 'not_applicable') return [];
  if (findings.length > 0) {
    return findings.map((finding) => ({ rule, outcome: finding.severity === 'none' ? 'note' : finding.severity, message: finding.message, source: cited }));
  }
  if (state === 'unknown') return [{ rule, outcome: severity === 'blocker' ? 'warning' : 'note', message: t('verdictBar.unknown', { rule: t(`rule.${rule}`), words: missing.join('; ') }), source: cited }];
  return [{ rule, outcome: 'met', message: t(`rule.${rule}`), source: cited }];
}
