import { Checkbox, Modal } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enableShortcuts, useShortcutList } from '@/ui/shortcuts';
import { keepPreference, readPreference } from '../preferences';
import classes from './ShortcutList.module.css';

interface ShortcutListProps {
  opened: boolean;
  onClose: () => void;
}

/** What the keys do on this page, and the switch that turns single keys off. */
export function ShortcutList({ opened, onClose }: ShortcutListProps) {
  const { t } = useTranslation('shell');
  const [on, setOn] = useState(() => readPreference('shortcuts') !== 'off');
  const shortcuts = useShortcutList();
  const change = (next: boolean) => {
    setOn(next);
    enableShortcuts(next);
    keepPreference('shortcuts', next ? 'on' : 'off');
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('shortcuts.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <dl className={classes.list}>
        <dt>
          <kbd>Ctrl</kbd> / <kbd>⌘</kbd> + <kbd>K</kbd>
        </dt>
        <dd>{t('shortcuts.search')}</dd>
        {shortcuts.map(({ keys, label }) => (
          <Fragment key={keys}>
            <dt>
              {keys.split(' ').map((key, at) => (
                <Fragment key={key}>
                  {at > 0 && ` ${t('shortcuts.then')} `}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{label}</dd>
          </Fragment>
        ))}
      </dl>
      <Checkbox checked={on} onChange={(event) => change(event.currentTarget.checked)} label={t('shortcuts.enabled')} description={t('shortcuts.enabledHint')} />
    </Modal>
  );
}
