import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField, type DateValue } from '../forms/DateField';
import { ErrorSummary } from '../forms/ErrorSummary';
import { FieldRow, FormActs, FormSection } from '../forms/FormSection';
import { MoneyField, type MoneyValue } from '../forms/MoneyField';
import { CheckField, SelectField } from '../forms/SelectField';
import { TextAreaField, TextField } from '../forms/TextField';

export function GalleryForm() {
  const { t } = useTranslation('ui');
  const [attempt, setAttempt] = useState(0);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('Vad som gjordes under perioden.');
  const [country, setCountry] = useState<'SE' | 'FI' | ''>('');
  const [on, setOn] = useState<DateValue>('2027-03-31');
  const [amount, setAmount] = useState<MoneyValue>('150000.50');
  const [checked, setChecked] = useState(true);
  const required = t('problem:field.required');
  const errors: Record<string, string> = attempt > 0 ? { ...(title === '' && { title: required }), ...(country === '' && { country: required }) } : {};
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
      }}
    >
      <ErrorSummary fields={errors} labels={{ title: 'Titel', country: 'Land' }} attempt={attempt} />
      <FormSection title="Aktivitet" intro="Fälten sparas när du lämnar dem.">
        <TextField name="title" label="Titel" value={title} onChange={setTitle} error={errors.title} hint="Som den ska stå i rapporten." source={{ title: 'Programhandledning 2019', address: 'https://example.org', confirmed: false }} />
        <FieldRow>
          <SelectField name="country" label="Land" value={country} onChange={setCountry} error={errors.country} options={[{ value: 'SE', label: 'Sverige' }, { value: 'FI', label: 'Finland' }]} />
          <DateField name="on" label="Datum" value={on} onChange={setOn} optional />
          <MoneyField name="amount" label="Bidrag" value={amount} onChange={setAmount} />
        </FieldRow>
        <TextAreaField name="text" label="Beskrivning" value={text} onChange={setText} />
        <CheckField name="agree" label="Aktiviteten är genomförd" value={checked} onChange={setChecked} />
        <FormActs>
          <Button type="submit">{t('save')}</Button>
          <Button variant="default">{t('cancel')}</Button>
        </FormActs>
      </FormSection>
    </form>
  );
}
