import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { Dialog } from '@/ui/Dialog';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import classes from './Mandates.module.css';
import { type Mandate, type MandateState, useMoveMandate } from './mandateQueries';

interface MandateMoveDialogProps {
  projectId: string;
  mandate: Mandate;
  opened: boolean;
  onClose: () => void;
}

/** Moves a mandate to another state, with the day or the reason that it needs. */
export function MandateMoveDialog({ projectId, mandate, opened, onClose }: MandateMoveDialogProps) {
  const { t } = useTranslation('mandates');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('moveNamed', { name: mandate.organisation.name })}>
      {opened && <MoveForm projectId={projectId} mandate={mandate} onClose={onClose} />}
    </Dialog>
  );
}

function MoveForm({ projectId, mandate, onClose }: Omit<MandateMoveDialogProps, 'opened'>) {
  const { t } = useTranslation('mandates');
  const move = useMoveMandate(projectId, mandate);
  const [to, setTo] = useState<MandateState>(mandate.moves.find(({ to }) => to === 'signed')?.to ?? mandate.moves[0]!.to);
  const [on, setOn] = useState<DateValue>('');
  const [reason, setReason] = useState('');
  const back = mandate.moves.find((one) => one.to === to)?.back ?? false;
  const dated = to === 'signed' || to === 'received';
  const { fields: errors, rest } = isProblem(move.error, 422) ? formErrors(t, move.error, ['on', 'reason', 'to'], 'mandates') : { fields: {} as Record<string, string>, rest: [] };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (on === null) return;
    move.mutate({ to, ...(dated && !back && on ? { on } : {}), ...(back ? { reason } : {}) }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {Boolean(move.error) && Object.keys(errors).length === 0 && <Strip tone="bad">{rest[0] ?? problemMessage(t, move.error)}</Strip>}
      <SelectField
        name="to"
        label={t('field.to')}
        error={errors.to}
        value={to}
        onChange={(state) => state && setTo(state)}
        options={mandate.moves.map((route) => ({ value: route.to, label: t(`state.${route.to}`) }))}
      />
      {dated && !back && <DateField name="on" label={t(to === 'signed' ? 'field.signedOn' : 'field.receivedOn')} optional={to === 'received'} hint={to === 'received' ? t('field.todayElse') : undefined} error={errors.on} value={on} onChange={setOn} />}
      {back && <TextAreaField name="reason" label={t('field.reason')} hint={t('field.reasonHint')} error={errors.reason} value={reason} onChange={setReason} />}
      <div className={classes.formActs}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={move.isPending}>
          {t('field.save')}
        </Button>
      </div>
    </form>
  );
}
