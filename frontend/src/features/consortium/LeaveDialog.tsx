import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, today } from '@/dates/calendar';
import { useLanguage } from '@/i18n/useLanguage';
import { Dialog } from '@/ui/Dialog';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { CheckField, SelectField } from '@/ui/forms/SelectField';
import { TextAreaField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { LeavingMeans } from './LeavingMeans';
import classes from './Leaving.module.css';
import { leavingQuery, useLeave } from './leavingQueries';
import { OrganisationPicker } from './OrganisationPicker';
import { type Organisation, type Partner, partnersQuery, type Project } from './queries';
import { noTasks, type TaskChoice, TaskPicker } from './TaskPicker';

interface LeaveDialogProps {
  project: Project;
  partner: Partner;
  opened: boolean;
  onClose: () => void;
}

/** A partner leaves an awarded project on a day, perhaps with another organisation in its place. */
export function LeaveDialog(props: LeaveDialogProps) {
  const { t } = useTranslation('leaving');
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('title', { name: props.partner.organisation.name, acronym: props.project.acronym })} size="lg">
      {props.opened && <LeaveForm {...props} />}
    </Dialog>
  );
}

const names = ['leftOn', 'reason', 'successorId', 'takesOverId'];

function LeaveForm({ project, partner, onClose }: LeaveDialogProps) {
  const { t } = useTranslation(['leaving', 'consortium', 'ui']);
  const language = useLanguage();
  const leave = useLeave(project.id);
  const complaints = useComplaints(names, 'leaving');
  const { data: partners = [] } = useQuery(partnersQuery(project.id));
  const [leftOn, setLeftOn] = useState<DateValue>(partner.leftOn ?? today());
  const [reason, setReason] = useState(partner.leavingReason ?? '');
  const replaced = Boolean(partner.replacedById);
  const [place, setPlace] = useState<'nobody' | 'other'>(partner.role === 'coordinator' && !replaced ? 'other' : 'nobody');
  const [successor, setSuccessor] = useState<Organisation | null>(null);
  const [heir, setHeir] = useState('');
  const [keep, setKeep] = useState(false);
  const [tasks, setTasks] = useState<TaskChoice>(noTasks);
  const { data: means } = useQuery({ ...leavingQuery(project.id, partner.id, leftOn || today(), language), enabled: Boolean(leftOn) });
  const chosen = Object.values(tasks).some((ids) => ids.length > 0);
  const known = ({ id }: Organisation) => partners.some((one) => one.organisation.id === id);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = {
      leftOn: leftOn ? undefined : t('leftOnNeeded'),
      reason: reason.trim() ? undefined : t('reasonNeeded'),
      successorId: place === 'other' && !successor ? t('consortium:partner.chooseOne') : undefined,
      takesOverId: place === 'nobody' && chosen && !heir ? t('heirNeeded') : undefined,
    };
    if (!complaints.begin(wrong) || !leftOn) return;
    const fields = { leftOn, reason, keepAccess: keep, ...tasks, ...(place === 'other' && successor ? { successorId: successor.id } : {}), ...(place === 'nobody' && chosen ? { takesOverId: heir } : {}) };
    leave.mutate({ partner, fields }, { onSuccess: onClose, onError: complaints.fail });
  };

  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ErrorSummary {...complaints} />
      <DateField name="leftOn" label={t('leftOn')} hint={leftOn ? t('lastDay', { date: addDays(leftOn, -1) }) : undefined} value={leftOn} onChange={setLeftOn} error={complaints.fields.leftOn} />
      <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} minRows={2} value={reason} onChange={setReason} error={complaints.fields.reason} />
      {!replaced && (
        <SelectField
          name="place"
          label={t('place')}
          hint={partner.role === 'coordinator' ? t('placeCoordinator') : undefined}
          value={place}
          onChange={(next) => next && setPlace(next)}
          options={(partner.role === 'coordinator' ? (['other'] as const) : (['nobody', 'other'] as const)).map((value) => ({ value, label: t(`places.${value}`) }))}
        />
      )}
      {place === 'other' && !replaced && (
        <OrganisationPicker
          name="successorId"
          label={t('successor')}
          hint={t('successorHint', { role: t(`consortium:role.${partner.role}`) })}
          error={complaints.fields.successorId}
          chosen={successor?.name ?? ''}
          onChoose={setSuccessor}
          mark={(hit) => (known(hit) ? t('consortium:partner.already') : '')}
          taken={known}
        />
      )}
      {means && <TaskPicker means={means} value={tasks} onChange={setTasks} />}
      {means && chosen && place === 'nobody' && (
        <SelectField name="takesOverId" label={t('heir')} placeholder={t('heirChoose')} value={heir} onChange={setHeir} options={means.heirs.map((one) => ({ value: one.partnerId, label: one.name }))} error={complaints.fields.takesOverId} />
      )}
      {means && means.people.length > 0 && <CheckField name="keepAccess" label={t('keep')} hint={t('keepHint', { names: means.people.join(', ') })} value={keep} onChange={setKeep} />}
      {means && <LeavingMeans means={means} replacing={place === 'other'} />}
      <FormActs>
        <Button type="submit" loading={leave.isPending}>
          {t(partner.leftOn ? 'save' : place === 'other' ? 'replace' : 'act')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </form>
  );
}
