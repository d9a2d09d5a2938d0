import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useMatchRoute } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { projectQuery } from '@/api/projectQuery';
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
  const { data: project } = useQuery(projectQuery(projectId));
  const open = ({ action }: ProjectTab) => action === undefined || project?.allowedActions.includes(action) === true;
  const tabs = features
    .flatMap((feature) => feature.projectTabs ?? [])
    .filter(open)
    .sort((one, other) => one.order - other.order);
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the tabs are wider than the screen; the open one is never cut off. Newer browsers answer with a promise, which is no clean-up.
  useEffect(() => {
    bar.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <>
      {features.map(({ name, projectHeader: Header }) => Header && <Header key={name} projectId={projectId} />)}
      {tabs.length > 0 && (
        <nav ref={bar} aria-label={t('project.tabs')} className={classes.tabs} data-print="no">
          <ul>
            {tabs.map((tab) => (
              <Tab key={tab.path} tab={tab} projectId={projectId} />
            ))}
          </ul>
        </nav>
      )}
      <Suspense fallback={null}>{features.map(({ name, projectNotice: Notice }) => Notice && <Notice key={name} projectId={projectId} />)}</Suspense>
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
