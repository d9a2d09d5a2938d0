import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { type Amendment, type AmendmentMove, useMoveAmendment } from './amendmentQueries';
import classes from './Versions.module.css';

type To = AmendmentMove['to'];

/** The act that fits the judgement comes first and is the filled one; a transfer beyond the rules is not offered. */
function movesOf({ moves, outcome }: Amendment): To[] {
  return (moves as To[]).filter((to) => (to === 'made' ? outcome === 'within' : to === 'sent' ? outcome !== 'none' : true));
}

export function AmendmentActs({ projectId, amendment }: { projectId: string; amendment: Amendment }) {
  const { t } = useTranslation('versions');
  const [to, setTo] = useState<To | null>(null);
  const moves = movesOf(amendment);
  if (moves.length === 0) return null;
  const lacking = amendment.status === 'preparing' && amendment.outcome !== 'none' && !amendment.reason;
  if (lacking) return <p>{t('act.reasonFirst')}</p>;
  return (
    <>
      <div className={classes.acts}>
        {moves.map((one, at) => (
          <Button key={one} variant={at === 0 && one !== 'withdrawn' ? 'filled' : 'default'} onClick={() => setTo(one)}>
            {t(`act.${one}`)}
          </Button>
        ))}
      </div>
      {amendment.status === 'preparing' && amendment.outcome === 'none' && <p className={classes.quiet}>{t('act.nothingYet')}</p>}
      <Dialog opened={to !== null} onClose={() => setTo(null)} title={to ? t(`act.${to}`) : ''} size="lg">
        {to && <MoveForm projectId={projectId} amendment={amendment} to={to} onClose={() => setTo(null)} />}
      </Dialog>
    </>
  );
}

const names = ['on', 'decidedBy', 'reference', 'note'];

function MoveForm({ projectId, amendment, to, onClose }: { projectId: string; amendment: Amendment; to: To; onClose: () => void }) {
  const { t } = useTranslation('versions');
  const move = useMoveAmendment(projectId);
  const complaints = useComplaints(names, 'versions');
  const [on, setOn] = useState<DateValue>('');
  const [decidedBy, setDecidedBy] = useState('');
  const [reference, setReference] = useState(amendment.agencyReference);
  const [note, setNote] = useState('');
  const deciding = to === 'accepted' || to === 'refused';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = {
      on: (deciding || to === 'sent') && !on ? t('act.onNeeded') : undefined,
      decidedBy: deciding && !decidedBy.trim() ? t('act.decidedByNeeded') : undefined,
    };
    if (!complaints.begin(wrong)) return;
    move.mutate(
      { amendment, move: { to, ...(on ? { on } : {}), ...(deciding ? { decidedBy, note } : {}), ...(deciding || to === 'sent' ? { reference } : {}) } },
      { onSuccess: onClose, onError: complaints.fail },
    );
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ErrorSummary {...complaints} />
      <p>{t(`act.told.${to}`)}</p>
      {(deciding || to === 'sent') && (
        <>
          <DateField name="on" label={t(deciding ? 'act.decidedOn' : 'act.sentOn')} value={on} error={complaints.fields.on} onChange={setOn} />
          <TextField name="reference" label={t('act.reference')} optional value={reference} maxLength={100} error={complaints.fields.reference} onChange={setReference} />
        </>
      )}
      {deciding && (
        <>
          <TextField name="decidedBy" label={t('act.decidedBy')} hint={t('act.decidedByHint')} value={decidedBy} maxLength={100} error={complaints.fields.decidedBy} onChange={setDecidedBy} />
          <TextAreaField name="note" label={t('act.note')} optional minRows={2} maxLength={4000} value={note} error={complaints.fields.note} onChange={setNote} />
        </>
      )}
      <FormActs>
        <Button type="submit" loading={move.isPending}>
          {t(`act.${to}`)}
        </Button>
      </FormActs>
    </form>
  );
}
