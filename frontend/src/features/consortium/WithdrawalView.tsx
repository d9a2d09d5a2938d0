import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { EmptyState } from '@/ui/EmptyState';
import { PageStates } from '@/ui/PageStates';
import type { Project } from './queries';
import { withdrawalsQuery, type Withdrawals } from './whatIfQueries';
import classes from './WhatIf.module.css';
import { WithdrawalTable } from './WithdrawalTable';

/** Each partner taken out in turn. */
export function WithdrawalView({ project }: { project: Project }) {
  const { t } = useTranslation('whatIf');
  const query = useQuery(withdrawalsQuery(project.id, useLanguage()));
  return (
    <PageStates query={query} isEmpty={({ items }) => items.length === 0} empty={<EmptyState drawing="people">{t('withdrawal.empty')}</EmptyState>}>
      {(tests) => (
        <>
          <Sentence tests={tests} />
          <WithdrawalTable project={project} tests={tests} />
        </>
      )}
    </PageStates>
  );
}

/** The answer first: whom the project cannot lose. */
function Sentence({ tests }: { tests: Withdrawals }) {
  const { t } = useTranslation('whatIf');
  const language = useLanguage();
  const needed = tests.items.filter(({ verdict }) => verdict === 'not_eligible').map(({ organisation }) => organisation.name);
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(needed);
  const about = !tests.judged ? t('withdrawal.notJudged') : tests.verdict === 'not_eligible' ? t('withdrawal.already') : needed.length === 0 ? t('withdrawal.none') : needed.length === tests.items.length ? t('withdrawal.all') : t('withdrawal.some', { names });
  return (
    <p className={classes.lead}>
      {about} <span className={classes.quiet}>{t('withdrawal.intro')}</span>
    </p>
  );
}
