import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { type Column, DataTable } from '@/ui/DataTable';
import { SelectField } from '@/ui/forms/SelectField';
import { StatusBadge } from '@/ui/StatusBadge';
import { mailTone } from './jobs';
import classes from './JobsPage.module.css';
import { mailStatuses } from './jobsSearch';
import type { Mail } from './queries';

interface MailTableProps {
  mail: readonly Mail[];
  counts: Readonly<Record<string, number>>;
  status?: Mail['status'];
  onStatus: (status: Mail['status'] | undefined) => void;
  onRetry: (id: string) => void;
  /** The message that is being put back in the queue. */
  retrying?: string;
  onMore?: () => void;
  loadingMore: boolean;
}

/** The queue of e-mail: nothing is lost while the mail server is down, and what failed can be tried again. */
export function MailTable({ mail, counts, status, onStatus, onRetry, retrying, onMore, loadingMore }: MailTableProps) {
  const { t } = useTranslation('notify');
  const language = useLanguage();
  const when = (instant: string) => <time dateTime={instant}>{formatInstant(instant, language)}</time>;
  const acts: Column<Mail> = {
    id: 'act',
    header: t('ui:table.actions'),
    cell: (row) =>
      row.allowedActions.includes('retry') && (
        <Button size="compact-sm" variant="default" loading={retrying === row.id} onClick={() => onRetry(row.id)} aria-label={`${t('mail.retry')}: ${row.recipient}`}>
          {t('mail.retry')}
        </Button>
      ),
  };
  return (
    <>
      <div className={classes.head}>
        <h2>{t('mail.caption')}</h2>
        <div className={classes.filter}>
          <SelectField
            name="status"
            label={t('mail.status')}
            value={status ?? ''}
            onChange={(next) => onStatus(next || undefined)}
            options={mailStatuses.map((one) => ({ value: one, label: `${t(`mailStatus.${one}`)} (${counts[one] ?? 0})` }))}
            placeholder={t('mail.all')}
          />
        </div>
      </div>
      <DataTable<Mail>
        caption={t('mail.caption')}
        columns={[
          { id: 'recipient', header: t('mail.recipient'), cell: ({ recipient }) => recipient },
          { id: 'kind', header: t('mail.kind'), cell: ({ kind }) => t([`notify:letter.${kind}`, kind]) },
          {
            id: 'status',
            header: t('mail.status'),
            cell: (row) => (
              <>
                <StatusBadge tone={mailTone[row.status]}>{t(`mailStatus.${row.status}`)}</StatusBadge>
                {row.lastError && row.status !== 'sent' && <div className={classes.error}>{row.lastError}</div>}
              </>
            ),
          },
          { id: 'attempts', header: t('mail.attempts'), numeric: true, cell: ({ attempts }) => attempts },
          {
            id: 'when',
            header: t('mail.when'),
            cell: (row) => (row.sentAt ? <>{t('mail.sentAt')} {when(row.sentAt)}</> : row.status === 'failed' ? when(row.createdAt) : <>{t('mail.nextAt')} {when(row.nextAttemptAt)}</>),
          },
          ...(mail.some(({ allowedActions }) => allowedActions.includes('retry')) ? [acts] : []),
        ]}
        rows={mail}
        rowKey={({ id }) => id}
        empty={<p className={classes.muted}>{status ? t('mail.noneOfStatus') : t('mail.none')}</p>}
        onMore={onMore}
        loadingMore={loadingMore}
      />
    </>
  );
}
