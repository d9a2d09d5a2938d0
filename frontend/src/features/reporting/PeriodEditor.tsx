import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { DataTable } from '@/ui/DataTable';
import { Strip } from '@/ui/Strip';
import { PeriodForm } from './PeriodForm';
import { type Period, usePeriodActs } from './queries';
import classes from './reporting.module.css';
import { span } from './words';

/** The periods of a project and their due dates, for whoever sets them. */
export function PeriodEditor({ projectId, periods }: { projectId: string; periods: readonly Period[] }) {
  const { t } = useTranslation('reporting');
  const [edited, setEdited] = useState<Period | 'new' | null>(null);
  const [removed, setRemoved] = useState<Period | null>(null);
  const { remove } = usePeriodActs(projectId);
  return (
    <section className={classes.periods} aria-labelledby="periods-title">
      <div className={classes.periodsHead}>
        <h3 id="periods-title">{t('periods.title')}</h3>
        <Button variant="default" onClick={() => setEdited('new')}>
          {t('periods.add')}
        </Button>
      </div>
      {remove.error && <Strip tone="bad">{problemMessage(t, remove.error)}</Strip>}
      {periods.length > 0 && (
        <DataTable
          caption={t('periods.title')}
          rows={periods}
          rowKey={({ id }) => id}
          columns={[
            { id: 'number', header: t('column.periodOnly'), cell: ({ number }) => t('periodNumber', { number }) },
            { id: 'days', header: t('column.days'), cell: (period) => <span className={classes.days}>{span(period)}</span> },
            { id: 'due', header: t('column.due'), cell: ({ dueOn }) => <span className={classes.days}>{dueOn}</span> },
            {
              id: 'acts',
              header: t('column.act'),
              cell: (period) => (
                <span className={classes.acts}>
                  {period.allowedActions.includes('edit_period') && (
                    <Button size="compact-sm" variant="subtle" onClick={() => setEdited(period)} aria-label={t('periods.editOne', { number: period.number })}>
                      {t('periods.edit')}
                    </Button>
                  )}
                  {period.allowedActions.includes('remove_period') && (
                    <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRemoved(period)} aria-label={t('periods.removeOne', { number: period.number })}>
                      {t('periods.remove')}
                    </Button>
                  )}
                  {period.submitted > 0 && <span className={classes.muted}>{t('periods.locked', { count: period.submitted })}</span>}
                </span>
              ),
            },
          ]}
        />
      )}
      {edited && <PeriodForm projectId={projectId} periods={periods} period={edited === 'new' ? undefined : edited} onClose={() => setEdited(null)} />}
      <ConfirmSummary
        opened={removed !== null}
        onClose={() => setRemoved(null)}
        title={t('periods.removeTitle')}
        summary={removed ? [{ label: t('periodNumber', { number: removed.number }), value: span(removed) }] : []}
        confirm={t('periods.remove')}
        busy={remove.isPending}
        onConfirm={() => removed && remove.mutate(removed, { onSettled: () => setRemoved(null) })}
      />
    </section>
  );
}
