import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { projectRoute } from '@/app/parents';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { InvitationList } from './InvitationList';
import { InviteDialog } from './InviteDialog';
import { MemberTable } from './MemberTable';
import { membersQuery, type ProjectRole } from './queries';

/** Who works in a project, for which organisation, and who is invited. */
export function MembersPage() {
  const { t } = useTranslation('people');
  const { projectId } = projectRoute.useParams();
  const members = useQuery(membersQuery(projectId));
  const [inviting, setInviting] = useState(false);
  const roles = (members.data?.invitableRoles ?? []) as ProjectRole[];
  const act = roles.length > 0 && <Button onClick={() => setInviting(true)}>{t('invite.open')}</Button>;
  return (
    <>
      <PageHeader level={2} title={t('members.title')} acts={act} />
      <PageStates query={members} isEmpty={(list) => list.items.length === 0} empty={<EmptyState drawing="people">{t('members.none')}</EmptyState>}>
        {(list) => <MemberTable projectId={projectId} members={list.items} roles={roles} />}
      </PageStates>
      <InvitationList projectId={projectId} level={3} />
      {roles.length > 0 && <InviteDialog opened={inviting} onClose={() => setInviting(false)} projectId={projectId} roles={roles} />}
    </>
  );
}
