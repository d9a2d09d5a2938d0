import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { DataTable } from '@/ui/DataTable';
import { SelectField } from '@/ui/forms/SelectField';
import { StatusBadge } from '@/ui/StatusBadge';
import { jobWords, runTone } from './jobs';
import classes from './JobsPage.module.css';
import type { JobRun } from './queries';

interface RunTableProps {
  runs: readonly JobRun[];
  jobs: readonly string[];
  job?: string;
  onJob: (job: string | undefined) => void;
  /** Runs that found nothing to do: how many there are, and whether they are among the runs. */
  idle: { shown: boolean; count: number };
  onIdle: (shown: boolean) => void;
  onMore?: () => void;
  loadingMore: boolean;
}

/** Runs of jobs, newest first. Those that found nothing to do are counted and folded away. */
export function RunTable({ runs, jobs, job, onJob, idle, onIdle, onMore, loadingMore }: RunTableProps) {
  const { t } = useTranslation('notify');
  const language = useLanguage();
  return (
    <>
      <div className={classes.head}>
        <h2>{t('runs.caption')}</h2>
        <div className={classes.filter}>
          <SelectField name="job" label={t('jobs.job')} value={job ?? ''} onChange={(next) => onJob(next || undefined)} options={jobs.map((name) => ({ value: name, label: jobWords(t, name) }))} placeholder={t('runs.all')} />
        </div>
      </div>
      <DataTable<JobRun>
        caption={t('runs.caption')}
        dense
        columns={[
          { id: 'started', header: t('runs.started'), cell: ({ startedAt }) => <time dateTime={startedAt}>{formatInstant(startedAt, language)}</time> },
          { id: 'job', header: t('jobs.job'), cell: (row) => jobWords(t, row.job) },
          {
            id: 'status',
            header: t('runs.status'),
            cell: (row) => (
              <>
                <StatusBadge tone={runTone[row.status]}>{t(`runStatus.${row.status}`)}</StatusBadge>
                {row.error && <div className={classes.error}>{row.error}</div>}
              </>
            ),
          },
          { id: 'handled', header: t('runs.handled'), numeric: true, cell: ({ handled }) => handled },
        ]}
        rows={runs}
        rowKey={({ id }) => id}
        empty={<p className={classes.muted}>{t(idle.count > 0 ? 'runs.noneBusy' : 'runs.none')}</p>}
        onMore={onMore}
        loadingMore={loadingMore}
      />
      {idle.count > 0 && (
        <p className={classes.muted}>
          {t('runs.idle', { count: idle.count })}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => onIdle(!idle.shown)}>
            {t(idle.shown ? 'runs.hideIdle' : 'runs.showIdle')}
          </Button>
        </p>
      )}
    </>
  );
}
