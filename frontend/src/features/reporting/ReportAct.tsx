import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { type ReportCell, useStartReport } from './queries';
import classes from './reporting.module.css';
import { actOf, reportName } from './words';

/** What the reader does with a report: the link to it, or the button that begins it. */
export function ReportAct({ projectId, cell }: { projectId: string; cell: ReportCell }) {
  const { t } = useTranslation('reporting');
  const navigate = useNavigate();
  const start = useStartReport(projectId);
  const act = actOf(cell);
  if (act === null) return null;
  const described = <span className="visually-hidden"> {reportName(cell)}</span>;
  if (act === 'start') {
    const begin = () =>
      start.mutate(
        { periodId: cell.period.id, partnerId: cell.partner.id },
        { onSuccess: (report) => void navigate({ to: '/projects/$projectId/reports/$reportId', params: { projectId, reportId: report.id } }) },
      );
    return (
      <>
        <Button size="compact-sm" variant={cell.overdueDays > 0 ? 'filled' : 'default'} loading={start.isPending} onClick={begin}>
          {t('act.start')}
          {described}
        </Button>
        {start.error && (
          <span role="alert" className={classes.error}>
            {problemMessage(t, start.error)}
          </span>
        )}
      </>
    );
  }
  const params = { projectId, reportId: cell.reportId! };
  if (act === 'read') {
    return (
      <Link className={classes.link} to="/projects/$projectId/reports/$reportId" params={params}>
        {t('act.read')}
        {described}
      </Link>
    );
  }
  const pressing = act === 'review' || cell.status === 'returned' || cell.overdueDays > 0;
  return (
    <Button size="compact-sm" variant={pressing ? 'filled' : 'default'} renderRoot={(props) => <Link {...props} to="/projects/$projectId/reports/$reportId" params={params} />}>
      {t(`act.${act}`)}
      {described}
    </Button>
  );
}
