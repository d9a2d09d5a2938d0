import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark } from './Mark';
import { NavigationCount } from './NavigationCount';
import classes from './Navigation.module.css';
import { NavigationShortcut } from './NavigationShortcut';
import { useNavigation } from './navigation';

export function Sidebar() {
  const { t } = useTranslation('shell');
  const items = useNavigation();
  return (
    <nav aria-label={t('navigation')} className={classes.sidebar}>
      <Link to="/" className={classes.brand}>
        <Mark />
        {t('product')}
      </Link>
      <ul className={classes.list}>
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
    </nav>
  );
}
