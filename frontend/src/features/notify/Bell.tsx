import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Bell.module.css';
import { unreadQuery } from './queries';

/** The way to the messages, with how many are unread. */
export function Bell() {
  const { t } = useTranslation('shell');
  const { data: unread = 0 } = useQuery(unreadQuery);
  const to: string = '/messages';
  const label = unread > 0 ? t('messages.unread', { count: unread }) : t('messages.open');
  return (
    <Link to={to} className={classes.bell} aria-label={label} title={label}>
      <IconBell size={18} stroke={1.6} aria-hidden />
      {unread > 0 && (
        <span className={classes.count} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
