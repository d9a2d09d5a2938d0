import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { useLanguage } from '@/i18n/useLanguage';
import { formatInstant } from '@/dates/format';
import { expectPageTitle, focusPageTitle } from '@/ui/pageFocus';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import { Late } from './Late';
import { type Report, reportQuery } from './queries';
import { ReportEditor } from './ReportEditor';
import classes from './reporting.module.css';
import { ReportPromise } from './ReportPromise';
import { ReportReading } from './ReportReading';
import { span, toneOf } from './words';

const route = getRouteApi('/app/projects/$projectId/reports/$reportId');

/** One report in two columns: what the partner writes, and what was promised. */
export function ReportPage() {
  const { t } = useTranslation('reporting');
  const { projectId, reportId } = route.useParams();
  const me = useMe();
  const query = useQuery(reportQuery(projectId, reportId));
  const report = query.data;
  useFocusAfterMove(report?.status);
  return (
    <>
      <PageHeader level={2} title={report ? t('reportTitle', { number: report.period.number, partner: report.partner.organisationName }) : t('title')} lead={report && <Facts report={report} />} />
      <PageStates query={query}>
        {(shown) => (
          <>
            <Standing report={shown} />
            <div className={classes.columns}>
              <div className={classes.main}>
                {shown.allowedActions.includes('edit_report') ? (
                  <ReportEditor key={`${me.id}.${shown.id}`} projectId={projectId} report={shown} personId={me.id} />
                ) : (
                  <ReportReading projectId={projectId} report={shown} />
                )}
              </div>
              <ReportPromise report={shown} />
            </div>
          </>
        )}
      </PageStates>
    </>
  );
}

function Facts({ report }: { report: Report }) {
  const { t } = useTranslation('reporting');
  return (
    <span className={classes.line}>
      <StatusBadge tone={toneOf(report)}>{t(`status.${report.status}`)}</StatusBadge>
      <span>{span(report.period)}</span>
      <span>{t('dueOn', { date: report.period.dueOn })}</span>
      {report.overdueDays > 0 && <Late days={report.overdueDays} />}
    </span>
  );
}

/** What the last decision means for whoever reads. */
function Standing({ report }: { report: Report }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const last = report.moves.at(-1);
  if (!last) return null;
  const params = { name: last.byName, at: formatInstant(last.at, language) };
  if (report.status === 'returned') return <Strip tone="attention">{t('standing.returned', { ...params, reason: last.reason })}</Strip>;
  if (report.status === 'approved') return <Strip tone="good">{t('standing.approved', params)}</Strip>;
  if (report.status !== 'submitted') return null;
  return <Strip tone="info">{report.ownReport ? t('standing.own', params) : t('standing.submitted', params)}</Strip>;
}

/** A move takes its buttons away: the focus goes to the title, whose status tells what holds now. */
function useFocusAfterMove(status: string | undefined) {
  const before = useRef(status);
  useEffect(() => {
    if (before.current !== undefined && before.current !== status) {
      expectPageTitle();
      focusPageTitle();
    }
    before.current = status;
  }, [status]);
}
