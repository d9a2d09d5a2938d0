import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { DataTable } from '@/ui/DataTable';
import { StatusBadge } from '@/ui/StatusBadge';
import { jobWords, paceWords, runTone } from './jobs';
import classes from './JobsPage.module.css';
import type { Job } from './queries';

export function JobTable({ jobs }: { jobs: readonly Job[] }) {
  const { t } = useTranslation('notify');
  const language = useLanguage();
  return (
    <DataTable<Job>
      caption={t('jobs.caption')}
      columns={[
        { id: 'name', header: t('jobs.job'), cell: ({ name }) => jobWords(t, name) },
        { id: 'pace', header: t('jobs.pace'), cell: ({ everySeconds }) => paceWords(t, everySeconds) },
        { id: 'last', header: t('jobs.lastRun'), cell: ({ lastRun }) => (lastRun ? <time dateTime={lastRun.startedAt}>{formatInstant(lastRun.startedAt, language)}</time> : t('jobs.neverRan')) },
        {
          id: 'status',
          header: t('runs.status'),
          cell: ({ lastRun }) =>
            lastRun ? (
              <>
                <StatusBadge tone={runTone[lastRun.status]}>{t(`runStatus.${lastRun.status}`)}</StatusBadge>
                {lastRun.error && <div className={classes.error}>{lastRun.error}</div>}
              </>
            ) : (
              '–'
            ),
        },
        { id: 'handled', header: t('runs.handled'), numeric: true, cell: ({ lastRun }) => lastRun?.handled ?? '–' },
      ]}
      rows={jobs}
      rowKey={({ name }) => name}
    />
  );
}
