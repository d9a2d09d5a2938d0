import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Dialog.module.css';

interface DialogProps {
  opened: boolean;
  onClose: () => void;
  /** Called when it has left the screen and the focus has returned. */
  onClosed?: () => void;
  title: string;
  children: ReactNode;
  /** Buttons at the end, the main act last. */
  acts?: ReactNode;
  size?: 'md' | 'lg' | 'xl';
}

/**
 * A dialog: Esc and the cross close it, and the focus returns to what opened
 * it. Its header is no second banner of the page.
 */
export function Dialog({ opened, onClose, onClosed, title, children, acts, size = 'md' }: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal opened={opened} onClose={onClose} onExitTransitionEnd={onClosed} title={title} size={size} classNames={{ title: classes.title }} closeButtonProps={{ 'aria-label': t('close') }} attributes={{ header: { role: 'presentation' } }}>
      {children}
      {acts && <div className={classes.acts}>{acts}</div>}
    </Modal>
  );
}
