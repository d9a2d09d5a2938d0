import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './reporting.module.css';

/** How long a report has been overdue. */
export function Late({ days }: { days: number }) {
  const { t } = useTranslation('reporting');
  return (
    <span className={classes.late}>
      <IconClockExclamation size={15} aria-hidden />
      {t('overdue', { count: days })}
    </span>
  );
}
