import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { projectQuery } from '@/api/projectQuery';
import { today } from '@/dates/calendar';
import { PageHeader } from '@/ui/PageHeader';
import { Ribbon } from '@/ui/Ribbon';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './ProjectHeader.module.css';
import { marksQuery, type Project } from './queries';
import { ribbonMarks } from './ribbonMarks';
import { statusTone } from './statuses';

/** Name, phase and ribbon: the same above every tab of a project. */
export function ProjectHeader({ projectId }: { projectId: string }) {
  const { data: project } = useQuery(projectQuery(projectId));
  return project ? <Header project={project} /> : null;
}

function Header({ project }: { project: Project }) {
  const { t } = useTranslation('consortium');
  const { data: marks = [] } = useQuery(marksQuery(project.id));
  const facts = [`${project.action} · ${t('callYear', { year: project.callYear })}`];
  if (project.month !== null) facts.push(t('monthOf', { month: project.month, months: project.durationMonths }));
  return (
    <div className={classes.header}>
      <PageHeader
        title={project.acronym}
        lead={
          <div className={classes.lead}>
            <span className={classes.title}>{project.title}</span>
            <span className={classes.facts}>
              {facts.join(' · ')} <StatusBadge tone={statusTone[project.status]}>{t(`ui:projectStatus.${project.status}`)}</StatusBadge>
              {project.demonstration && <span className={classes.demonstration}>{t('demonstration')}</span>}
            </span>
          </div>
        }
      />
      {project.startOn && (
        <Ribbon
          start={project.startOn}
          months={project.durationMonths}
          today={today()}
          marks={ribbonMarks(marks, project, t)}
          link={(mark, props) => <Link to={mark.to} hash={mark.id} {...props} />}
        />
      )}
    </div>
  );
}
