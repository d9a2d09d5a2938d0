import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import classes from './People.module.css';
import { PersonPlaces } from './PersonPlaces';
import { PersonRoles } from './PersonRoles';
import { type Account, accountQuery, useAbleAccount } from './queries';

const route = getRouteApi('/app/people/$userId');

/** One account: roles, organisations, and whether it may sign in. */
export function PersonPage() {
  const { t } = useTranslation('people');
  const { userId } = route.useParams();
  const account = useQuery(accountQuery(userId));
  return (
    <>
      <PageHeader title={account.data?.name ?? t('person')} lead={account.data?.email} acts={account.data && <Able account={account.data} />} />
      <PageStates query={account}>{(one) => <Person account={one} />}</PageStates>
    </>
  );
}

function Person({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  const me = useMe();
  return (
    <>
      {account.status === 'disabled' && <Strip tone="attention">{t('able.disabled')}</Strip>}
      <div className={classes.sections}>
        <PersonRoles key={account.version} account={account} own={me.id === account.id} />
        <PersonPlaces account={account} />
      </div>
    </>
  );
}

/** Disabling ends every session, so it shows what it does first. */
function Able({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  const [asking, setAsking] = useState(false);
  const able = useAbleAccount();
  if (account.allowedActions.includes('enable')) {
    return (
      <Button loading={able.isPending} onClick={() => able.mutate({ account, act: 'enable' })}>
        {t('able.enable')}
      </Button>
    );
  }
  if (!account.allowedActions.includes('disable')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('able.disable')}
      </Button>
      <ConfirmSummary
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('able.title')}
        summary={[
          { label: t('column.name'), value: account.name },
          { label: t('able.happens'), value: t('able.sessionsEnd') },
        ]}
        confirm={t('able.disable')}
        irreversible={false}
        busy={able.isPending}
        error={able.error}
        onConfirm={() => able.mutate({ account, act: 'disable' }, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
