import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './CashLinks.module.css';

/** The pages about the money of one grant. */
export function CashLinks({ projectId }: { projectId: string }) {
  const { t } = useTranslation('cash');
  const pages = [
    { to: '/projects/$projectId/cash', label: t('pages.payments') },
    { to: '/projects/$projectId/cash/forecast', label: t('pages.forecast') },
    { to: '/projects/$projectId/cash/final-grant', label: t('pages.finalGrant') },
    { to: '/projects/$projectId/cash/time-sheets', label: t('pages.timeSheets') },
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
