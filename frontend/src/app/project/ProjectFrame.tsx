import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { features } from '../features';
import type { ProjectTab } from '../featureTypes';
import { projectRoute } from '../parents';
import classes from './ProjectFrame.module.css';

const nothing = () => undefined;

/** What every page of a project shares: its header with the ribbon, and the tabs. */
export function ProjectFrame() {
  const { t } = useTranslation('shell');
  const { projectId } = projectRoute.useParams();
  const overview = Boolean(useMatchRoute()({ to: '/projects/$projectId', params: { projectId } }));
  const tabs = features.flatMap((feature) => feature.projectTabs ?? []).sort((one, other) => one.order - other.order);
  return (
    <>
      {features.map(({ name, projectHeader: Header }) => Header && <Header key={name} projectId={projectId} />)}
      {tabs.length > 0 && (
        <nav aria-label={t('project.tabs')} className={classes.tabs} data-print="no">
          <ul>
            {tabs.map((tab) => (
              <Tab key={tab.path} tab={tab} projectId={projectId} />
            ))}
          </ul>
        </nav>
      )}
      <Suspense fallback={null}>
        <Outlet />
        {overview && <div className={classes.parts}>{features.map(({ name, projectOverview: Part }) => Part && <Part key={name} projectId={projectId} />)}</div>}
      </Suspense>
    </>
  );
}

function Tab({ tab, projectId }: { tab: ProjectTab; projectId: string }) {
  const { t } = useTranslation('shell');
  const { useCount = nothing } = tab;
  const count = useCount(projectId);
  const to: string = `/projects/${projectId}${tab.path ? `/${tab.path}` : ''}`;
  return (
    <li>
      <Link to={to} activeOptions={{ exact: tab.path === '' }}>
        {t(tab.label)}
        {count ? (
          <span className={classes.count}>
            <span aria-hidden>{count}</span>
            <span className="visually-hidden">{t('waiting', { count })}</span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}
