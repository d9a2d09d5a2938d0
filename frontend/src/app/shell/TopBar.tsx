import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconKeyboard, IconLogout, IconMoon, IconSearch, IconSun, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asLanguage, languages } from '@/i18n/language';
import { features } from '../features';
import { changeLanguage } from '../preferences';
import { useMe, useSignOut } from '../session';
import { Breadcrumbs } from './Breadcrumbs';
import { initials } from './initials';
import { Mark } from './Mark';
import classes from './TopBar.module.css';

interface TopBarProps {
  onSearch: () => void;
  onShortcuts: () => void;
}

export function TopBar({ onSearch, onShortcuts }: TopBarProps) {
  const { t } = useTranslation('shell');
  return (
    <header className={classes.bar}>
      <Link to="/" className={classes.home} aria-label={t('product')}>
        <Mark />
      </Link>
      <Breadcrumbs />
      <div className={classes.tools}>
        <button type="button" className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
          <IconSearch size={16} stroke={1.6} aria-hidden />
          <span className={classes.searchText}>{t('search.open')}</span>
          <kbd aria-hidden>{/Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        {features.map(({ name, tool: Tool }) => Tool && <Tool key={name} />)}
        <LanguageMenu />
        <ThemeButton />
        <UserMenu onShortcuts={onShortcuts} />
      </div>
    </header>
  );
}

function LanguageMenu() {
  const { t, i18n } = useTranslation('shell');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={`${classes.tool} ${classes.wide}`}>
          {i18n.language.toUpperCase()}
          <span className="visually-hidden">
            , {t('language.label')}: {t(`language.${i18n.language}`)}
          </span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <LanguageItems />
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageItems() {
  const { t, i18n } = useTranslation('shell');
  return (
    <Menu.RadioGroup value={i18n.language} onChange={(value) => void changeLanguage(i18n, asLanguage(value))}>
      {languages.map((language) => (
        <Menu.RadioItem key={language} value={language} lang={language}>
          {t(`language.${language}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function useScheme() {
  const { t } = useTranslation('shell');
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  return { Icon: dark ? IconSun : IconMoon, label: dark ? t('theme.toLight') : t('theme.toDark'), toggle: () => setColorScheme(dark ? 'light' : 'dark') };
}

function ThemeButton() {
  const { Icon, label, toggle } = useScheme();
  return (
    <button type="button" className={`${classes.tool} ${classes.wide}`} onClick={toggle} aria-label={label} title={label}>
      <Icon size={18} stroke={1.6} aria-hidden />
    </button>
  );
}

function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation('shell');
  const me = useMe();
  const signOut = useSignOut();
  const { Icon, label, toggle } = useScheme();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={classes.person}>
          {initials(me.name)}
          <span className="visually-hidden">, {t('user.menu', { name: me.name })}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <span>{t('user.signedInAs')}</span>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} stroke={1.6} aria-hidden />}>
          {t('nav:account')}
        </Menu.Item>
        <LanguageItems />
        <Menu.Item leftSection={<Icon size={16} stroke={1.6} aria-hidden />} onClick={toggle}>
          {label}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} aria-hidden />} onClick={onShortcuts}>
          {t('shortcuts.open')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} aria-hidden />} onClick={signOut}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
