import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { addDays, addMonths } from '@/dates/calendar';
import { Dialog } from '@/ui/Dialog';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { TextField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { type Period, usePeriodActs } from './queries';
import classes from './reporting.module.css';

interface PeriodFormProps {
  projectId: string;
  periods: readonly Period[];
  /** Absent for a new one, which begins where the last one ends. */
  period?: Period;
  onClose: () => void;
}

const names = ['number', 'startsOn', 'endsOn', 'dueOn'] as const;

/** One reporting period: its number, its days and the last day to submit. */
export function PeriodForm({ projectId, periods, period, onClose }: PeriodFormProps) {
  const { t } = useTranslation('reporting');
  const { save } = usePeriodActs(projectId);
  const [attempt, setAttempt] = useState(0);
  const [number, setNumber] = useState(String(period?.number ?? nextNumber(periods)));
  const [startsOn, setStartsOn] = useState<DateValue>(period?.startsOn ?? dayAfterLast(periods));
  const [endsOn, setEndsOn] = useState<DateValue>(period?.endsOn ?? '');
  const [dueOn, setDueOn] = useState<DateValue>(period?.dueOn ?? '');

  const missing = Object.fromEntries(Object.entries({ startsOn, endsOn, dueOn }).flatMap(([name, value]) => (value ? [] : [[name, t('problem:field.date')]])));
  const wrong = /^\d{1,3}$/.test(number) ? missing : { number: t('field.number.out_of_range', { minimum: 1, maximum: 100 }), ...missing };
  const refused = isProblem(save.error, 422) ? formErrors(t, save.error, names, 'reporting') : { fields: {}, rest: [] };
  const errors: Record<string, string> = attempt > 0 ? { ...refused.fields, ...wrong } : {};

  const submit = () => {
    setAttempt(attempt + 1);
    if (Object.keys(wrong).length > 0) return;
    save.mutate({ period, fields: { number: Number(number), startsOn, endsOn, dueOn } }, { onSuccess: onClose });
  };

  return (
    <Dialog
      opened
      onClose={onClose}
      title={period ? t('periods.editTitle') : t('periods.addTitle')}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button loading={save.isPending} onClick={submit}>
            {t('ui:save')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary fields={errors} labels={Object.fromEntries(names.map((name) => [name, t(`periods.${name}`)]))} rest={refused.rest} attempt={attempt} />
        {save.error && !isProblem(save.error, 422) && <Strip tone="bad">{problemMessage(t, save.error)}</Strip>}
        <TextField name="number" label={t('periods.number')} value={number} onChange={setNumber} error={errors.number} />
        <DateField name="startsOn" label={t('periods.startsOn')} value={startsOn} onChange={setStartsOn} error={errors.startsOn} />
        <DateField
          name="endsOn"
          label={t('periods.endsOn')}
          value={endsOn}
          onChange={setEndsOn}
          onBlur={() => endsOn && !dueOn && setDueOn(addMonths(endsOn, 1))}
          error={errors.endsOn}
        />
        <DateField name="dueOn" label={t('periods.dueOn')} hint={t('periods.dueHint')} value={dueOn} onChange={setDueOn} error={errors.dueOn} />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}

function nextNumber(periods: readonly Period[]): number {
  return Math.max(0, ...periods.map(({ number }) => number)) + 1;
}

function dayAfterLast(periods: readonly Period[]): DateValue {
  const last = periods.map(({ endsOn }) => endsOn ?? '').sort().at(-1);
  return last ? addDays(last, 1) : '';
}
