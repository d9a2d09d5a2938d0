import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import { InvitedLink } from './InvitedLink';
import { InviteForm } from './InviteForm';
import type { Invited, ProjectRole } from './queries';

interface InviteDialogProps {
  opened: boolean;
  onClose: () => void;
  /** Without a project one invites to an organisation. */
  projectId?: string;
  roles?: readonly ProjectRole[];
}

/** Whom to invite and to what, then the link. */
export function InviteDialog({ opened, onClose, projectId, roles }: InviteDialogProps) {
  const { t } = useTranslation('people');
  const [invited, setInvited] = useState<Invited | null>(null);
  const close = () => {
    setInvited(null);
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={invited ? t('invite.sentTitle') : t('invite.open')}>
      {opened && (invited ? <InvitedLink invited={invited} onClose={close} /> : <InviteForm projectId={projectId} roles={roles} onInvited={setInvited} />)}
    </Dialog>
  );
}
