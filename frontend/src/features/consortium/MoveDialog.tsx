import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { Dialog } from '@/ui/Dialog';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import classes from './MoveDialog.module.css';
import { eligibilityQuery, type Project, useMoveProject } from './queries';

interface MoveDialogProps {
  project: Project;
  route: Project['moves'][number];
  opened: boolean;
  onClose: () => void;
}

/** A change of status: what happens, what stops it, and what the new state needs. */
export function MoveDialog({ project, route, opened, onClose }: MoveDialogProps) {
  const { t } = useTranslation('consortium');
  return (
    <Dialog opened={opened} onClose={onClose} title={t(`move.act.${route.to}`, { context: route.back ? 'back' : undefined })}>
      {opened && <MoveForm project={project} route={route} onClose={onClose} />}
    </Dialog>
  );
}

function MoveForm({ project, route, onClose }: Omit<MoveDialogProps, 'opened'>) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const move = useMoveProject(project);
  const submission = route.to === 'submitted';
  const { data: judged } = useQuery({ ...eligibilityQuery(project.id, language), enabled: submission });
  const [reason, setReason] = useState('');
  const [grantAwarded, setGrant] = useState<MoneyValue>(project.grantRequested ?? '');
  const [agreementNumber, setNumber] = useState('');
  const [startOn, setStart] = useState<DateValue>(project.startOn ?? '');
  const blockers = submission ? (judged?.rules.flatMap((rule) => rule.findings.filter((finding) => finding.severity === 'blocker')) ?? []) : [];
  const unknown = submission ? (judged?.rules.filter((rule) => rule.severity === 'blocker' && rule.state === 'unknown').flatMap((rule) => rule.missing) ?? []) : [];
  const { fields: errors } = isProblem(move.error, 422) ? formErrors(t, move.error, ['reason', 'grantAwarded', 'agreementNumber', 'startOn'], 'consortium') : { fields: {} as Record<string, string> };
  const told = Object.keys(errors).length > 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (grantAwarded === null || startOn === null) return;
    move.mutate(
      {
        to: route.to as Project['status'],
        reason: reason || undefined,
        ...(route.to === 'granted' ? { grantAwarded: grantAwarded || null } : {}),
        ...(route.to === 'contracted' ? { agreementNumber, startOn: startOn || null } : {}),
      },
      { onSuccess: onClose },
    );
  };

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {Boolean(move.error) && !told && <Strip tone="bad">{problemMessage(t, move.error)}</Strip>}
      <p>{t(`move.happens.${route.to}`, { context: route.back ? 'back' : undefined, acronym: project.acronym })}</p>
      {blockers.length > 0 && (
        <Strip tone="bad">
          {t('move.blocked')}
          <ul className={classes.list}>
            {blockers.map(({ message, path }) => (
              <li key={`${path} ${message}`}>{message}</li>
            ))}
          </ul>
        </Strip>
      )}
      {blockers.length === 0 && unknown.length > 0 && (
        <Strip tone="attention">
          {t('move.undecided')}
          <ul className={classes.list}>
            {unknown.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Strip>
      )}
      {route.to === 'granted' && <MoneyField name="grantAwarded" label={t('field.grantAwarded')} error={errors.grantAwarded} value={grantAwarded} onChange={setGrant} />}
      {route.to === 'contracted' && (
        <>
          <TextField name="agreementNumber" label={t('field.agreementNumber')} error={errors.agreementNumber} value={agreementNumber} maxLength={60} onChange={setNumber} />
          <DateField name="startOn" label={t('field.startOn')} hint={t('move.startHint')} error={errors.startOn} value={startOn} onChange={setStart} />
        </>
      )}
      {blockers.length === 0 && <TextAreaField name="reason" label={t('field.reason')} optional={!route.back} minRows={2} error={errors.reason} value={reason} onChange={setReason} />}
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        {blockers.length === 0 && (
          <Button type="submit" loading={move.isPending}>
            {t(`move.act.${route.to}`, { context: route.back ? 'back' : undefined })}
          </Button>
        )}
      </div>
    </form>
  );
}
