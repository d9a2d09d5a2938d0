import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import classes from './ConfirmSummary.module.css';
import { Dialog } from './Dialog';
import { Strip } from './Strip';

interface ConfirmSummaryProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will hold afterwards, line by line. */
  summary: readonly { label: string; value: ReactNode }[];
  children?: ReactNode;
  /** The act as a verb: "Submit report". */
  confirm: string;
  onConfirm: () => void;
  busy?: boolean;
  error?: unknown;
  /** False for acts that can be taken back. */
  irreversible?: boolean;
}

/** What an act will do, before it is done. */
export function ConfirmSummary({ opened, onClose, title, summary, children, confirm, onConfirm, busy = false, error, irreversible = true }: ConfirmSummaryProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={onConfirm} loading={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      {Boolean(error) && <Strip tone="bad">{problemMessage(t, error)}</Strip>}
      <dl className={classes.summary} aria-label={t('confirm.summary')}>
        {summary.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
      {irreversible && <p className={classes.warning}>{t('confirm.irreversible')}</p>}
    </Dialog>
  );
}
