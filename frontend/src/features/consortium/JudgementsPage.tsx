import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { projectQuery } from '@/api/projectQuery';
import { useLanguage } from '@/i18n/useLanguage';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { ConsortiumLinks } from './ConsortiumLinks';
import { JudgementEntry } from './JudgementEntry';
import classes from './Judgements.module.css';
import { allChecksQuery, may, useRecordEligibility } from './queries';

const route = getRouteApi('/app/projects/$projectId/consortium/judgements');

/** The judgements that were kept with a project: who judged when, by which book, and what changed since the one before. */
export function JudgementsPage() {
  const { t } = useTranslation(['judgement', 'ui']);
  const { projectId } = route.useParams();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const language = useLanguage();
  const { data: project } = useQuery(projectQuery(projectId));
  const query = useInfiniteQuery(allChecksQuery(projectId, language));
  const record = useRecordEligibility(projectId);
  const act = project && may(project, 'edit_consortium') && (
    <Button variant="default" loading={record.isPending} onClick={() => record.mutate()}>
      {t('record')}
    </Button>
  );
  return (
    <>
      <PageHeader level={2} title={t('title')} lead={t('lead')} acts={act} />
      <ConsortiumLinks projectId={projectId} />
      {Boolean(record.error) && <Strip tone="bad">{problemMessage(t, record.error)}</Strip>}
      {record.isSuccess && <Strip tone="good">{t('recorded')}</Strip>}
      <PageStates query={query} isEmpty={(data) => data.pages[0]?.items.length === 0} empty={<EmptyState drawing="list">{t('empty')}</EmptyState>}>
        {(data) => {
          const checks = data.pages.flatMap((page) => page.items);
          return (
            <>
              <ol className={classes.list}>
                {checks.map((check, at) => (
                  <JudgementEntry
                    key={check.id}
                    check={check}
                    before={checks[at + 1]}
                    first={at === checks.length - 1 && !query.hasNextPage}
                    open={open === check.id}
                    onToggle={() => void navigate({ search: open === check.id ? {} : { open: check.id }, replace: true, resetScroll: false })}
                  />
                ))}
              </ol>
              {query.hasNextPage && (
                <Button variant="default" size="compact-md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('ui:loadMore')}
                </Button>
              )}
            </>
          );
        }}
      </PageStates>
    </>
  );
}
