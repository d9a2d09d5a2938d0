import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '@/app/session';
import { EmptyState } from '@/ui/EmptyState';

/** Nothing waits: calm, and the next step for whoever has none. */
export function HomeEmpty({ me, hasProjects }: { me: Pick<Me, 'roles' | 'allowedActions'>; hasProjects: boolean }) {
  const { t } = useTranslation('home');
  const to: string = me.allowedActions.includes('create_project') ? '/projects/new' : '/people';
  if (hasProjects) return <EmptyState drawing="calendar">{t('empty.calm')}</EmptyState>;
  if (me.allowedActions.includes('create_project'))
    return (
      <EmptyState drawing="people" act={<Button component={Link} to={to}>{t('empty.createProject')}</Button>}>
        {t('empty.office')}
      </EmptyState>
    );
  if (me.roles.includes('administrator'))
    return (
      <EmptyState drawing="people" act={<Button component={Link} to={to}>{t('empty.people')}</Button>}>
        {t('empty.administrator')}
      </EmptyState>
    );
  if (me.allowedActions.includes('propose_partnership'))
    return (
      <EmptyState drawing="people" act={<Button renderRoot={(props) => <Link to="/partnerships/proposals/new" {...props} />}>{t('empty.proposeAct')}</Button>}>
        {t('empty.propose')}
      </EmptyState>
    );
  return <EmptyState drawing="list">{t('empty.nobody')}</EmptyState>;
}
