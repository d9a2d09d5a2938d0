import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { JobTable } from './JobTable';
import classes from './JobsPage.module.css';
import type { JobsSearch } from './jobsSearch';
import { MailTable } from './MailTable';
import { jobsQuery, mailQuery, runsQuery, useRetryMail } from './queries';
import { RunTable } from './RunTable';

const route = getRouteApi('/app/jobs');

/** What runs by itself and the mail that waits, for the administrator. */
export function JobsPage() {
  const { t } = useTranslation('notify');
  const { job, status, idle = false } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (change: Partial<JobsSearch>) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false });
  const jobs = useQuery(jobsQuery);
  const mail = useInfiniteQuery(mailQuery(status));
  const runs = useInfiniteQuery(runsQuery(job, idle));
  const retry = useRetryMail();
  const queue = mail.data?.pages.at(-1);
  return (
    <>
      <PageHeader title={t('jobs.title')} lead={t('jobs.lead')} />
      {queue && !queue.mailConfigured && <Strip tone="attention">{t('mail.notConfigured')}</Strip>}
      {retry.error && <Strip tone="bad">{problemMessage(t, retry.error)}</Strip>}
      <section className={classes.part} aria-label={t('jobs.caption')}>
        <div className={classes.head}>
          <h2>{t('jobs.caption')}</h2>
        </div>
        <PageStates query={jobs}>{(items) => <JobTable jobs={items} />}</PageStates>
      </section>
      <section className={classes.part} aria-label={t('mail.caption')}>
        <PageStates query={mail}>
          {({ pages }) => (
            <MailTable
              mail={pages.flatMap(({ items }) => items)}
              counts={queue?.counts ?? {}}
              status={status}
              onStatus={(next) => go({ status: next })}
              onRetry={(id) => retry.mutate(id)}
              retrying={retry.isPending ? retry.variables : undefined}
              onMore={mail.hasNextPage ? () => void mail.fetchNextPage() : undefined}
              loadingMore={mail.isFetchingNextPage}
            />
          )}
        </PageStates>
      </section>
      <section className={classes.part} aria-label={t('runs.caption')}>
        <PageStates query={runs}>
          {({ pages }) => (
            <RunTable
              runs={pages.flatMap(({ items }) => items)}
              jobs={(jobs.data ?? []).map(({ name }) => name)}
              job={job}
              onJob={(next) => go({ job: next })}
              idle={{ shown: idle, count: pages.at(-1)?.idle ?? 0 }}
              onIdle={(next) => go({ idle: next || undefined })}
              onMore={runs.hasNextPage ? () => void runs.fetchNextPage() : undefined}
              loadingMore={runs.isFetchingNextPage}
            />
          )}
        </PageStates>
      </section>
    </>
  );
}
