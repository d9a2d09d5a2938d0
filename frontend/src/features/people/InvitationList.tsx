import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { type Column, DataTable } from '@/ui/DataTable';
import { Dialog } from '@/ui/Dialog';
import { PageStates } from '@/ui/PageStates';
import { StatusBadge } from '@/ui/StatusBadge';
import { InvitedLink } from './InvitedLink';
import classes from './People.module.css';
import { type Invitation, invitationsQuery, type Invited, useRenewInvitation, useWithdrawInvitation } from './queries';

/** Invitations that wait or have run out; nothing when there are none. */
export function InvitationList({ projectId, level }: { projectId?: string; level: 2 | 3 }) {
  const { t } = useTranslation('people');
  const invitations = useQuery(invitationsQuery(projectId));
  const Heading = level === 2 ? 'h2' : 'h3';
  if (invitations.data?.items.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="invitations">
      <Heading id="invitations">{t('invitations.title')}</Heading>
      <PageStates query={invitations}>{(list) => <Waiting invitations={list.items} projectId={projectId} />}</PageStates>
    </section>
  );
}

function Waiting({ invitations, projectId }: { invitations: readonly Invitation[]; projectId?: string }) {
  const { t } = useTranslation(['people', 'roles', 'ui']);
  const language = useLanguage();
  const [renewed, setRenewed] = useState<Invited | null>(null);
  const [withdrawing, setWithdrawing] = useState<Invitation | null>(null);
  const renew = useRenewInvitation(projectId);
  const withdraw = useWithdrawInvitation(projectId);

  const columns: Column<Invitation>[] = [
    {
      id: 'name',
      header: t('column.name'),
      cell: (one) => (
        <span className={classes.person}>
          {one.name}
          <span className={classes.address}>{one.email}</span>
        </span>
      ),
    },
    { id: 'organisation', header: t('column.organisation'), cell: (one) => one.organisationName },
    { id: 'role', header: t('column.role'), cell: (one) => (one.role ? t(`roles:${one.role}`) : '–') },
    {
      id: 'expires',
      header: t('invitations.expires'),
      cell: (one) => (one.expired ? <StatusBadge tone="attention">{t('invitations.expired')}</StatusBadge> : formatInstant(one.expiresAt, language)),
    },
    {
      id: 'acts',
      header: t('ui:table.actions'),
      cell: (one) => (
        <span className={classes.acts}>
          {one.allowedActions.includes('renew') && (
            <Button variant="default" size="compact-sm" aria-label={t('invitations.renewNamed', { name: one.name })} loading={renew.isPending && renew.variables.id === one.id} onClick={() => renew.mutate(one, { onSuccess: setRenewed })}>
              {t('invitations.renew')}
            </Button>
          )}
          {one.allowedActions.includes('withdraw') && (
            <Button variant="default" size="compact-sm" aria-label={t('invitations.withdrawNamed', { name: one.name })} onClick={() => setWithdrawing(one)}>
              {t('invitations.withdraw')}
            </Button>
          )}
        </span>
      ),
    },
  ];

  return (
    <>
      <DataTable caption={t('invitations.title')} columns={columns} rows={invitations} rowKey={(one) => one.id} />
      <Dialog opened={renewed !== null} onClose={() => setRenewed(null)} title={t('invite.sentTitle')}>
        {renewed && <InvitedLink invited={renewed} onClose={() => setRenewed(null)} />}
      </Dialog>
      <ConfirmSummary
        opened={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        title={t('invitations.withdrawTitle')}
        summary={[
          { label: t('column.name'), value: withdrawing?.name },
          { label: t('column.organisation'), value: withdrawing?.organisationName },
        ]}
        confirm={t('invitations.withdraw')}
        irreversible={false}
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdrawing && withdraw.mutate(withdrawing, { onSuccess: () => setWithdrawing(null) })}
      >
        <p>{t('invitations.withdrawText')}</p>
      </ConfirmSummary>
    </>
  );
}
