import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { Strip } from '@/ui/Strip';
import { AskDialog } from './AskDialog';
import { CandidateDialog } from './CandidateDialog';
import { CandidateMoveDialog } from './CandidateMoveDialog';
import classes from './Candidates.module.css';
import { type Candidate, type CandidateState, type Participation, useMoveCandidate, usePromoteCandidate, useRemoveCandidate, useWithdrawParticipation } from './candidateQueries';
import { may, type Project } from './queries';

interface CandidateActsProps {
  project: Project;
  candidate: Candidate;
  invitation: Participation | undefined;
}

/** States that come with words: what the organisation said, or why it is dropped. */
const spoken: readonly CandidateState[] = ['accepted', 'declined', 'dropped'];

/** The next step of the talk as a button, the others in a menu. */
export function CandidateActs({ project, candidate, invitation }: CandidateActsProps) {
  const { t } = useTranslation(['candidate', 'ui']);
  const { name } = candidate.organisation;
  const [dialog, setDialog] = useState<'edit' | 'ask' | 'promote' | 'remove' | null>(null);
  const [moving, setMoving] = useState<CandidateState | null>(null);
  const move = useMoveCandidate(project.id);
  const promote = usePromoteCandidate(project.id);
  const remove = useRemoveCandidate(project.id);
  const withdraw = useWithdrawParticipation(project.id);
  const promotes = may(candidate, 'promote_candidate');
  const invites = may(candidate, 'invite_to_take_part');
  const waits = invitation && may(invitation, 'renew');
  const main = promotes && candidate.state === 'accepted' ? 'promote' : invites && !waits ? 'ask' : null;
  const go = (to: CandidateState) => (spoken.includes(to) ? setMoving(to) : move.mutate({ candidate, to }));
  const failed = move.error ?? withdraw.error;
  const close = () => setDialog(null);

  return (
    <>
      {Boolean(failed) && <Strip tone="bad">{problemMessage(t, failed)}</Strip>}
      <div className={classes.acts} data-print="no">
        {main && (
          <Button size="compact-md" variant={main === 'promote' ? 'filled' : 'default'} aria-label={t(`act.${main}Named`, { name })} onClick={() => setDialog(main)}>
            {t(`act.${main}`)}
          </Button>
        )}
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button size="compact-md" variant="subtle" rightSection={<IconChevronDown size={15} aria-hidden />} aria-label={t('act.moreNamed', { name })}>
              {t('act.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setDialog('edit')}>{t('act.edit')}</Menu.Item>
            {main !== 'ask' && waits && <Menu.Item onClick={() => setDialog('ask')}>{t('act.renew')}</Menu.Item>}
            {waits && <Menu.Item onClick={() => withdraw.mutate(invitation)}>{t('act.withdraw')}</Menu.Item>}
            {main !== 'promote' && promotes && <Menu.Item onClick={() => setDialog('promote')}>{t('act.promote')}</Menu.Item>}
            {candidate.moves.map((to) => (
              <Menu.Item key={to} onClick={() => go(to as CandidateState)}>
                {t(`move.${to as CandidateState}`)}
              </Menu.Item>
            ))}
            {may(candidate, 'remove_candidate') && <Menu.Item onClick={() => setDialog('remove')}>{t('act.remove')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      </div>
      <CandidateDialog project={project} candidate={candidate} opened={dialog === 'edit'} onClose={close} />
      <AskDialog project={project} organisation={candidate.organisation} candidate={candidate} waiting={waits ? invitation : undefined} opened={dialog === 'ask'} onClose={close} />
      <CandidateMoveDialog project={project} candidate={candidate} to={moving} onClose={() => setMoving(null)} />
      <ConfirmSummary
        opened={dialog === 'promote'}
        onClose={close}
        title={t('promote.title', { name, acronym: project.acronym })}
        summary={[
          { label: t('role'), value: t(`consortium:role.${candidate.role}`) },
          { label: t('promote.verdict'), value: t(`consortium:verdict.${candidate.asIf.verdict}`) },
        ]}
        confirm={t('act.promote')}
        onConfirm={() => promote.mutate(candidate, { onSuccess: close })}
        busy={promote.isPending}
        error={promote.error}
        irreversible={false}
      >
        <p className={classes.quiet}>{t('promote.history')}</p>
      </ConfirmSummary>
      <ConfirmSummary
        opened={dialog === 'remove'}
        onClose={close}
        title={t('remove.title', { name })}
        summary={[{ label: t('remove.what'), value: t('remove.told') }]}
        confirm={t('act.remove')}
        onConfirm={() => remove.mutate(candidate, { onSuccess: close })}
        busy={remove.isPending}
        error={remove.error}
      />
    </>
  );
}
