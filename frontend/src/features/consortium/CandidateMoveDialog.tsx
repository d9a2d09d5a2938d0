import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { Dialog } from '@/ui/Dialog';
import { FormActs } from '@/ui/forms/FormSection';
import { TextAreaField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import classes from './Candidates.module.css';
import { type Candidate, type CandidateState, useMoveCandidate } from './candidateQueries';
import type { Project } from './queries';

interface CandidateMoveDialogProps {
  project: Project;
  candidate: Candidate;
  to: CandidateState | null;
  onClose: () => void;
}

/** An answer that came another way than by the link, or a farewell: with its words. */
export function CandidateMoveDialog({ project, candidate, to, onClose }: CandidateMoveDialogProps) {
  const { t } = useTranslation('candidate');
  return (
    <Dialog opened={to !== null} onClose={onClose} title={to ? `${t(`move.${to}`)}: ${candidate.organisation.name}` : ''}>
      {to && <MoveForm project={project} candidate={candidate} to={to} onClose={onClose} />}
    </Dialog>
  );
}

function MoveForm({ project, candidate, to, onClose }: CandidateMoveDialogProps & { to: CandidateState }) {
  const { t } = useTranslation('candidate');
  const move = useMoveCandidate(project.id);
  const [words, setWords] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    move.mutate({ candidate, to, words: words.trim() || undefined }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      {Boolean(move.error) && <Strip tone="bad">{problemMessage(t, move.error)}</Strip>}
      {candidate.state === 'invited' && <p>{t('move.endsLink')}</p>}
      <TextAreaField name="words" label={t(to === 'dropped' ? 'move.why' : 'move.said')} optional value={words} maxLength={2000} onChange={setWords} />
      <FormActs>
        <Button type="submit" loading={move.isPending}>
          {t(`move.${to}`)}
        </Button>
      </FormActs>
    </form>
  );
}
