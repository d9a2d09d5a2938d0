import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark } from './Mark';
import { NavigationCount } from './NavigationCount';
import classes from './Navigation.module.css';
import { NavigationShortcut } from './NavigationShortcut';
import { bySection, useNavigation } from './navigation';

export function Sidebar() {
  const { t } = useTranslation('shell');
  return (
    <nav aria-label={t('navigation')} className={classes.sidebar}>
      <Link to="/" className={classes.brand}>
        <Mark />
        {t('product')}
      </Link>
      {bySection(useNavigation()).map(({ section, items }) => (
        <div key={section ?? ''}>
          {section && (
            <p id={`navigation-${section}`} className={classes.heading}>
              {t(`section.${section}`)}
            </p>
          )}
          <ul className={classes.list} aria-labelledby={section && `navigation-${section}`}>
            {items.map(({ label, to, icon: Icon, shortcut, useCount }) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === '/' }} className={classes.link}>
                  <Icon size={18} stroke={1.6} aria-hidden />
                  <span className={classes.text}>{t(label)}</span>
                  <NavigationCount useCount={useCount} />
                </Link>
                <NavigationShortcut shortcut={shortcut} page={t(label)} to={to} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
