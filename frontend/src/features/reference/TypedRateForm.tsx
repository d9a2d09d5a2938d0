import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { parseRate } from '@/money/original';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { CheckField, SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import classes from './ExchangeRates.module.css';
import { useTypeRate } from './rateQueries';

const names = ['series', 'startsOn', 'endsOn', 'unitsPerEuro', 'source', 'unusual'] as const;

/** A rate that somebody has read somewhere, with where. */
export function TypedRateForm({ currency, month, onClose }: { currency: string; month: string; onClose: () => void }) {
  const { t } = useTranslation('rates');
  const save = useTypeRate();
  const [attempt, setAttempt] = useState(0);
  const [series, setSeries] = useState<'inforeuro' | 'ecb_average'>('inforeuro');
  const [startsOn, setStartsOn] = useState<DateValue>(`${month}-01`);
  const [endsOn, setEndsOn] = useState<DateValue>('');
  const [typed, setTyped] = useState('');
  const [source, setSource] = useState('');
  const [unusual, setUnusual] = useState(false);
  const rate = parseRate(typed);
  const refused = isProblem(save.error, 422) ? formErrors(t, save.error, names, 'rates') : { fields: {}, rest: [] };
  const looksUnusual = isProblem(save.error, 422) && [...save.error.fields.values()].some(({ code }) => code === 'unusual');
  const wrong: Record<string, string> = {};
  if (!startsOn) wrong.startsOn = t('problem:field.date');
  if (series === 'ecb_average' && !endsOn) wrong.endsOn = t('problem:field.date');
  if (rate === null) wrong.unitsPerEuro = t('field.unitsPerEuro.rate_form');
  if (source.trim() === '') wrong.source = t('problem:field.required');
  const errors: Record<string, string> = attempt > 0 ? { ...refused.fields, ...wrong } : {};
  const labels = { series: t('type.series'), startsOn: t(series === 'inforeuro' ? 'type.month' : 'type.from'), endsOn: t('type.until'), unitsPerEuro: t('type.rate', { currency }), source: t('source'), unusual: t('type.unusual') };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        if (Object.keys(wrong).length > 0 || rate === null) return;
        save.mutate({ series, currency, startsOn: startsOn || null, endsOn: series === 'ecb_average' ? endsOn || null : null, unitsPerEuro: rate, source, unusual }, { onSuccess: onClose });
      }}
    >
      <h3>{t('type.title', { currency })}</h3>
      <ErrorSummary fields={errors} rest={refused.rest} labels={labels} attempt={attempt} />
      {save.error && !isProblem(save.error, 422) && <Strip tone="bad">{problemMessage(t, save.error)}</Strip>}
      <div className={classes.fields}>
        <SelectField
          name="series"
          label={labels.series}
          value={series}
          onChange={(next) => next && setSeries(next)}
          options={(['inforeuro', 'ecb_average'] as const).map((one) => ({ value: one, label: t(`series.${one}`) }))}
        />
        <DateField name="startsOn" label={labels.startsOn} hint={series === 'inforeuro' ? t('type.monthHint') : undefined} value={startsOn} onChange={setStartsOn} error={errors.startsOn} />
        {series === 'ecb_average' && <DateField name="endsOn" label={labels.endsOn} value={endsOn} onChange={setEndsOn} error={errors.endsOn} />}
        <TextField name="unitsPerEuro" label={labels.unitsPerEuro} hint={t('type.rateHint')} value={typed} onChange={setTyped} error={errors.unitsPerEuro} maxLength={30} />
      </div>
      <TextField name="source" label={labels.source} hint={t('type.sourceHint')} value={source} onChange={setSource} error={errors.source} maxLength={300} />
      {looksUnusual && <CheckField name="unusual" label={labels.unusual} value={unusual} onChange={setUnusual} />}
      <FormActs>
        <Button type="submit" loading={save.isPending}>
          {t('type.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </form>
  );
}
