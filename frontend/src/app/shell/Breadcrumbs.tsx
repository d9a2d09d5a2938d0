import { Link, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Breadcrumbs.module.css';

interface Crumb {
  text: string;
  to: string;
}

function named(data: unknown): string | undefined {
  return typeof data === 'object' && data !== null && 'crumb' in data && typeof data.crumb === 'string' ? data.crumb : undefined;
}

/**
 * Where the page lies: each matched route adds the `crumb` of its static data
 * (a translation key) or of its loader (a name). The last one is the page itself.
 */
export function Breadcrumbs() {
  const { t } = useTranslation('shell');
  const crumbs = useMatches().flatMap((match): Crumb[] => {
    const text = named(match.loaderData) ?? (match.staticData.crumb ? t(match.staticData.crumb) : undefined);
    return text ? [{ text, to: match.pathname }] : [];
  });
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={t('breadcrumbs')} className={classes.crumbs}>
      <ol>
        {crumbs.map(({ text, to }, at) => (
          <li key={to}>{at === crumbs.length - 1 ? <span aria-current="page">{text}</span> : <Link to={to}>{text}</Link>}</li>
        ))}
      </ol>
    </nav>
  );
}
