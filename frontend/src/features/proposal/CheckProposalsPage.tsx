import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { useMe } from '@/app/session';
import { useLanguage } from '@/i18n/useLanguage';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { type CheckSearch, clean, readSearch } from './checkSearch';
import { CheckResult } from './CheckResult';
import { ProposalSource } from './ProposalSource';
import classes from './Proposal.module.css';
import { useSource, verdictsQuery } from './queries';

/** Judges a file of proposals from anywhere: choose or paste it, see how it was read and what the rules say. */
export function CheckProposalsPage() {
  const { t } = useTranslation('proposal');
  const language = useLanguage();
  const { allowedActions } = useMe();
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const [source, setSource] = useSource();
  const query = useQuery(verdictsQuery(source, language));
  const narrow = (change: CheckSearch, keep = true) => void navigate({ to: '/proposal-checks', search: clean(keep ? { ...search, ...change } : change), replace: true });

  if (!allowedActions.includes('judge_proposals')) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState drawing="people">{t('notAllowed')}</EmptyState>
      </>
    );
  }
  const unreadable = isProblem(query.error, 413, 422) && query.error;
  const another = (
    <Button
      variant="default"
      onClick={() => {
        setSource(undefined);
        narrow({}, false);
      }}
    >
      {t('source.another')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} acts={source && !unreadable && another} />
      {unreadable && <Strip tone="bad">{t([`fileProblem.${unreadable.code}`, 'fileProblem.other'], unreadable.params)}</Strip>}
      {(!source || unreadable) && (
        <ProposalSource
          onChoose={(name, content) => {
            setSource({ id: Date.now(), name, content, columns: {} });
            narrow({ view: undefined, open: undefined });
          }}
        />
      )}
      {source && !unreadable && (
        <>
          {query.isFetching && (
            <p role="status" className={classes.reading}>
              {t('source.judging', { name: source.name })}
            </p>
          )}
          <PageStates query={query}>{(check) => <CheckResult check={check} source={source} search={search} onSource={setSource} onSearch={narrow} />}</PageStates>
        </>
      )}
    </>
  );
}
