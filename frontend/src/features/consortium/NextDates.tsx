import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysBetween, today } from '@/dates/calendar';
import { PageStates } from '@/ui/PageStates';
import classes from './NextDates.module.css';
import { marksQuery, may, type Project } from './queries';
import { nextDates } from './nextDates';

/** What is late, then what comes next, nearest first. */
export function NextDates({ project }: { project: Project }) {
  const { t } = useTranslation('consortium');
  const projectId = project.id;
  const query = useQuery(marksQuery(projectId));
  const now = today();
  return (
    <PageStates query={query} isEmpty={(marks) => nextDates(marks, now).length === 0} empty={<p className={classes.quiet}>{t(may(project, 'edit_plan') ? 'overview.noDatesAdd' : 'overview.noDates')}</p>}>
      {(marks) => (
        <ol className={classes.dates}>
          {nextDates(marks, now).map((mark) => {
            const days = daysBetween(now, mark.on);
            const plan = mark.kind !== 'report_due';
            const address: string = `/projects/${projectId}/${plan ? `plan?open=${mark.id}` : 'reports'}`;
            return (
              <li key={mark.id} data-late={mark.late}>
                <time dateTime={mark.on}>{mark.on}</time>
                <Link to={address} hash={mark.id}>
                  {plan ? `${mark.code} ${mark.title}` : t('mark.reportsDue', { number: mark.code })}
                </Link>
                <span className={classes.when}>{mark.late ? t('overview.late', { count: Math.max(1, -days) }) : days <= 0 ? t('overview.today') : t('overview.inDays', { count: days })}</span>
              </li>
            );
          })}
        </ol>
      )}
    </PageStates>
  );
}
