import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { AskDialog } from './AskDialog';
import { LeaveDialog } from './LeaveDialog';
import classes from './Leaving.module.css';
import { useStay } from './leavingQueries';
import { may, type Partner, type Project } from './queries';

/** What can be done with a partner as a whole: ask it, let it leave on a day, take that back. */
export function PartnerLeaving({ project, partner }: { project: Project; partner: Partner }) {
  const { t } = useTranslation(['leaving', 'candidate']);
  const [dialog, setDialog] = useState<'leave' | 'stay' | 'ask' | null>(null);
  const stay = useStay(project.id);
  const close = () => setDialog(null);
  const { name } = partner.organisation;
  const asks = may(partner, 'edit_consortium') && !partner.leftOn && (project.status === 'idea' || project.status === 'planning');
  return (
    <div className={classes.acts}>
      {asks && (
        <Button variant="subtle" size="compact-md" onClick={() => setDialog('ask')}>
          {t('candidate:partner.ask')}
        </Button>
      )}
      {may(partner, 'stay') && (
        <Button variant="subtle" size="compact-md" onClick={() => setDialog('stay')}>
          {t('stay')}
        </Button>
      )}
      {may(partner, 'leave') && (
        <Button variant="subtle" size="compact-md" onClick={() => setDialog('leave')}>
          {t(partner.leftOn ? 'change' : 'open')}
        </Button>
      )}
      <AskDialog project={project} organisation={partner.organisation} role={partner.role} opened={dialog === 'ask'} onClose={close} />
      <LeaveDialog project={project} partner={partner} opened={dialog === 'leave'} onClose={close} />
      <ConfirmSummary
        opened={dialog === 'stay'}
        onClose={close}
        title={t('stayTitle', { name, acronym: project.acronym })}
        summary={[
          { label: t('stayPart'), value: t('stayPartGoesOn') },
          { label: t('stayRest'), value: t('stayRestStays') },
        ]}
        confirm={t('stay')}
        onConfirm={() => stay.mutate(partner, { onSuccess: close })}
        busy={stay.isPending}
        error={stay.error}
        irreversible={false}
      />
    </div>
  );
}
