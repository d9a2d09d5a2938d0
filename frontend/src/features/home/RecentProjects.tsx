import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import type { Project } from './queries';
import classes from './RecentProjects.module.css';

/** The reader's projects in few words; the whole list is one link away. */
export function RecentProjects({ projects, more }: { projects: readonly Project[]; more: boolean }) {
  const { t } = useTranslation(['home', 'roles']);
  const list: string = '/projects';
  return (
    <section className={classes.projects} aria-label={t('projects.title')}>
      <h2>{t('projects.title')}</h2>
      <DataTable<Project>
        caption={t('projects.title')}
        columns={[
          {
            id: 'acronym',
            header: t('projects.project'),
            cell: ({ id, acronym, title }) => (
              <>
                <Link to={`/projects/${id}` as string} className={classes.acronym}>
                  {acronym}
                </Link>{' '}
                <span className={classes.title}>{title}</span>
              </>
            ),
          },
          { id: 'status', header: t('projects.status'), cell: ({ status }) => t(`ui:projectStatus.${status}`) },
          { id: 'month', header: t('projects.month'), cell: ({ month, durationMonths }) => (month ? t('projects.monthOf', { month, months: durationMonths }) : '–') },
          // The office and the leadership see every project without a role in any.
          ...(projects.some(({ myRoles }) => myRoles.length > 0) ? [{ id: 'roles', header: t('projects.roles'), cell: ({ myRoles }: Project) => myRoles.map((role) => t(`roles:${role}`)).join(', ') || '–' }] : []),
        ]}
        rows={projects}
        rowKey={({ id }) => id}
      />
      {more && (
        <p className={classes.more}>
          <Link to={list}>{t('projects.all')}</Link>
        </p>
      )}
    </section>
  );
}
