import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { DataTable } from '@/ui/DataTable';
import { StatusBadge } from '@/ui/StatusBadge';
import { Late } from './Late';
import type { ReportCell } from './queries';
import { ReportAct } from './ReportAct';
import classes from './reporting.module.css';
import { type Chosen, isChosen, span, toneOf } from './words';

/** One partner's own reports, period by period. */
export function ReportList({ projectId, cells, chosen = {} }: { projectId: string; cells: readonly ReportCell[]; chosen?: Chosen }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  return (
    <DataTable
      caption={t('title')}
      rows={cells}
      rowKey={({ period }) => period.id}
      columns={[
        { id: 'period', header: t('column.periodOnly'), cell: ({ period }) => t('periodNumber', { number: period.number }) },
        { id: 'days', header: t('column.days'), cell: ({ period }) => <span className={classes.days}>{span(period)}</span> },
        {
          id: 'due',
          header: t('column.due'),
          cell: ({ period, overdueDays }) => (
            <span className={classes.line}>
              {period.dueOn}
              {overdueDays > 0 && <Late days={overdueDays} />}
            </span>
          ),
        },
        { id: 'status', header: t('column.status'), cell: (cell) => <StatusBadge tone={toneOf(cell)}>{t(`status.${cell.status}`)}</StatusBadge> },
        { id: 'amount', header: t('column.amount'), numeric: true, cell: ({ amount, reportId }) => (reportId ? formatAmount(amount, language) : '–') },
        { id: 'act', header: t('column.act'), cell: (cell) => <Act projectId={projectId} cell={cell} chosen={isChosen(cell, chosen)} /> },
      ]}
    />
  );
}

function Act({ projectId, cell, chosen }: { projectId: string; cell: ReportCell; chosen: boolean }) {
  return (
    <span className={classes.place} data-chosen={chosen}>
      <ReportAct projectId={projectId} cell={cell} />
    </span>
  );
}
