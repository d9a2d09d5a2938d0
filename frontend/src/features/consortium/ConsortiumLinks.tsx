import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './ConsortiumLinks.module.css';

/** The pages about one consortium: who takes part, where they are, their mandate letters, what is still lacking, and how it was judged. */
export function ConsortiumLinks({ projectId }: { projectId: string }) {
  const { t } = useTranslation('consortium');
  const pages = [
    { to: '/projects/$projectId/consortium', label: t('pages.partners') },
    { to: '/projects/$projectId/consortium/map', label: t('pages.map') },
    { to: '/projects/$projectId/consortium/mandates', label: t('pages.mandates') },
    { to: '/projects/$projectId/consortium/check', label: t('pages.check') },
    { to: '/projects/$projectId/consortium/judgements', label: t('pages.judgements') },
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
