import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { NavigationCount } from './NavigationCount';
import classes from './Navigation.module.css';
import { bySection, splitForBottomBar, useNavigation } from './navigation';

/** The navigation under a thumb: five places at most. CSS shows it instead of the sidebar. */
export function BottomBar() {
  const { t } = useTranslation('shell');
  const { bar, more } = splitForBottomBar(useNavigation());
  return (
    <nav aria-label={t('navigation')} className={classes.bottom}>
      {bar.map(({ label, to, icon: Icon, useCount }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
          <Icon size={22} stroke={1.6} aria-hidden />
          <span className={classes.text}>{t(label)}</span>
          <NavigationCount useCount={useCount} />
        </Link>
      ))}
      {more.length > 0 && (
        <Menu position="top-end">
          <Menu.Target>
            <button type="button">
              <IconDots size={22} stroke={1.6} aria-hidden />
              <span className={classes.text}>{t('more')}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {bySection(more).map(({ section, items }) => (
              <Fragment key={section ?? ''}>
                {section && <Menu.Label>{t(`section.${section}`)}</Menu.Label>}
                {items.map(({ label, to, icon: Icon }) => (
                  <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={18} stroke={1.6} aria-hidden />}>
                    {t(label)}
                  </Menu.Item>
                ))}
              </Fragment>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
