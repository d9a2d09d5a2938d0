import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { dateInWords } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { type Column, DataTable } from '@/ui/DataTable';
import { Dialog } from '@/ui/Dialog';
import { StatusBadge } from '@/ui/StatusBadge';
import { MemberForm } from './MemberForm';
import classes from './People.module.css';
import { type Member, type ProjectRole, useEndMember } from './queries';

interface MemberTableProps {
  projectId: string;
  members: readonly Member[];
  roles: readonly ProjectRole[];
}

export function MemberTable({ projectId, members, roles }: MemberTableProps) {
  const { t } = useTranslation(['people', 'roles', 'ui']);
  const language = useLanguage();
  const me = useMe();
  const [changing, setChanging] = useState<Member | null>(null);
  const [ending, setEnding] = useState<Member | null>(null);
  const end = useEndMember(projectId);

  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: t('column.name'),
      cell: (member) => (
        <span className={classes.person}>
          <span>
            {member.name} {member.userId === me.id && <span className={classes.muted}>({t('members.you')})</span>}
          </span>
          <a className={classes.address} href={`mailto:${member.email}`}>
            {member.email}
          </a>
        </span>
      ),
    },
    { id: 'organisation', header: t('column.organisation'), cell: (member) => member.organisationName },
    {
      id: 'role',
      header: t('column.role'),
      cell: (member) => (
        <span className={classes.person}>
          {t(`roles:${member.role}`)}
          {member.untilOn && <span className={classes.address}>{t('members.until', { date: dateInWords(member.untilOn, language) })}</span>}
          {!member.active && <StatusBadge tone="waiting">{t('members.inactive')}</StatusBadge>}
        </span>
      ),
    },
    {
      id: 'acts',
      header: t('ui:table.actions'),
      cell: (member) => (
        <span className={classes.acts}>
          {member.allowedActions.includes('change') && (
            <Button variant="default" size="compact-sm" aria-label={t('members.changeNamed', { name: member.name })} onClick={() => setChanging(member)}>
              {t('members.change')}
            </Button>
          )}
          {member.allowedActions.includes('end') && (
            <Button variant="default" size="compact-sm" aria-label={t('members.endNamed', { name: member.name })} onClick={() => setEnding(member)}>
              {t('members.end')}
            </Button>
          )}
        </span>
      ),
    },
  ];
  const shown = members.some((member) => member.allowedActions.length > 0) ? columns : columns.slice(0, -1);

  return (
    <>
      <DataTable caption={t('members.title')} columns={shown} rows={members} rowKey={(member) => member.id} />
      <Dialog opened={changing !== null} onClose={() => setChanging(null)} title={t('members.changeTitle', { name: changing?.name })}>
        {changing && <MemberForm projectId={projectId} member={changing} roles={roles} onDone={() => setChanging(null)} />}
      </Dialog>
      <ConfirmSummary
        opened={ending !== null}
        onClose={() => {
          setEnding(null);
          end.reset();
        }}
        title={t('members.endTitle')}
        summary={[
          { label: t('column.name'), value: ending?.name },
          { label: t('column.organisation'), value: ending?.organisationName },
          { label: t('able.happens'), value: t('members.endText') },
        ]}
        confirm={t('members.end')}
        irreversible={false}
        busy={end.isPending}
        error={end.error}
        onConfirm={() => ending && end.mutate(ending, { onSuccess: () => setEnding(null) })}
      />
    </>
  );
}
