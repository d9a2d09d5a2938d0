import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import classes from './MessageList.module.css';
import { notificationAddress, notificationWords } from './notifications';
import type { Notification } from './queries';

interface MessageListProps {
  messages: readonly Notification[];
  onRead: (id: string) => void;
  onMore?: () => void;
  loadingMore?: boolean;
}

export function MessageList({ messages, onRead, onMore, loadingMore = false }: MessageListProps) {
  const { t } = useTranslation('notify');
  const language = useLanguage();
  return (
    <>
      <ol className={classes.list} aria-label={t('messages.title')}>
        {messages.map((message) => {
          const words = notificationWords(t, message);
          const { project, reason } = message.params;
          return (
            <li key={message.id} className={classes.message} data-unread={!message.readAt}>
              <div className={classes.what}>
                <Link to={notificationAddress(message) as string} className={classes.words} onClick={() => !message.readAt && onRead(message.id)}>
                  {!message.readAt && <span className="visually-hidden">{t('messages.isUnread')} </span>}
                  {words}
                </Link>
                {typeof reason === 'string' && reason !== '' && <p className={classes.reason}>{reason}</p>}
                <p className={classes.facts}>
                  {typeof project === 'string' && <span>{project}</span>}
                  <time dateTime={message.createdAt}>{formatInstant(message.createdAt, language)}</time>
                </p>
              </div>
              {!message.readAt && (
                <Button variant="subtle" size="compact-sm" leftSection={<IconCheck size={14} aria-hidden />} onClick={() => onRead(message.id)} aria-label={`${t('messages.read')}: ${words}`}>
                  {t('messages.read')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {onMore && (
        <Button variant="default" loading={loadingMore} onClick={onMore}>
          {t('ui:loadMore')}
        </Button>
      )}
    </>
  );
}
