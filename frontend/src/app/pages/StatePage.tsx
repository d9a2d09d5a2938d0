import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import classes from './StatePage.module.css';

interface StatePageProps {
  title: string;
  text: string;
  requestId?: string | null;
  act?: ReactNode;
}

/** A page that cannot show what was asked for: what happened, what is kept, what to do. */
export function StatePage({ title, text, requestId, act }: StatePageProps) {
  const { t } = useTranslation('shell');
  return (
    <div className={classes.page}>
      <PageHeader title={title} />
      <p>{text}</p>
      {requestId && <p className={classes.id}>{t('problem:requestId', { id: requestId })}</p>}
      <div className={classes.acts}>
        {act}
        <Button component={Link} to="/" variant="default">
          {t('page.home')}
        </Button>
      </div>
    </div>
  );
}
