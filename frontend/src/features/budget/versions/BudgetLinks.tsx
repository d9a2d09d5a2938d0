import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './BudgetLinks.module.css';

/** The pages about one budget. Changes of the plan are told to who reads it whole. */
export function BudgetLinks({ projectId, whole }: { projectId: string; whole: boolean }) {
  const { t } = useTranslation('versions');
  const pages = [
    { to: '/projects/$projectId/budget', label: t('pages.budget') },
    { to: '/projects/$projectId/budget/versions', label: t('pages.versions') },
    ...(whole ? ([{ to: '/projects/$projectId/budget/amendments', label: t('pages.amendments') }] as const) : []),
  ] as const;
  return (
    <nav aria-label={t('pages.label')} className={classes.links} data-print="no">
      <ul>
        {pages.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} params={{ projectId }} activeOptions={{ exact: true }}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
