import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { DateField, type DateValue } from './DateField';
import { ErrorSummary } from './ErrorSummary';
import { MoneyField, type MoneyValue } from './MoneyField';
import { CheckField, SelectField } from './SelectField';
import { TextAreaField, TextField } from './TextField';

function Money({ start = '', onValue }: { start?: MoneyValue; onValue?: (value: MoneyValue) => void }) {
  const [value, setValue] = useState<MoneyValue>(start);
  return (
    <MoneyField
      name="amount"
      label="Belopp"
      value={value}
      onChange={(next) => {
        setValue(next);
        onValue?.(next);
      }}
    />
  );
}

it('reads a Swedish amount and says back what it understood when the field is left', async () => {
  const onValue = vi.fn();
  await show(<Money onValue={onValue} />, { language: 'sv' });
  const field = screen.getByRole('textbox', { name: 'Belopp, euro' });
  await userEvent.type(field, '150000,50');
  expect(screen.queryByText(/Förstått/)).toBeNull();
  await userEvent.tab();
  expect(onValue).toHaveBeenLastCalledWith('150000.50');
  expect(screen.getByText('Förstått som 150 000,50 €')).toBeInTheDocument();
});

it('keeps an amount that may mean two things as it was typed, with the reason at the field', async () => {
  const onValue = vi.fn();
  await show(<Money onValue={onValue} />, { language: 'sv' });
  const field = screen.getByRole('textbox', { name: 'Belopp, euro' });
  await userEvent.type(field, '1.234');
  expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await userEvent.tab();
  expect(onValue).toHaveBeenLastCalledWith(null);
  expect(field).toHaveValue('1.234');
  expect(field).toHaveAttribute('aria-invalid', 'true');
  expect(field).toHaveAccessibleDescription(/kan betyda 1 234 eller 1,23/);
});

it('shows a stored amount in the reader’s own writing', async () => {
  await show(<Money start="150000.50" />, { language: 'en' });
  expect(screen.getByRole('textbox', { name: 'Belopp, euros' })).toHaveValue('150,000.50');
});

function Day({ onValue }: { onValue: (value: DateValue) => void }) {
  const [value, setValue] = useState<DateValue>('');
  return (
    <DateField
      name="on"
      label="Due"
      value={value}
      onChange={(next) => {
        setValue(next);
        onValue(next);
      }}
    />
  );
}

it('reads a date in words, says it back, and names a day that does not exist', async () => {
  const onValue = vi.fn();
  await show(<Day onValue={onValue} />);
  const field = screen.getByRole('textbox', { name: 'Due' });
  await userEvent.type(field, '31 mars 2027');
  await userEvent.tab();
  expect(onValue).toHaveBeenLastCalledWith('2027-03-31');
  expect(screen.getByText('Understood as 31 March 2027')).toBeInTheDocument();
  await userEvent.clear(field);
  await userEvent.type(field, '31.4.2027');
  await userEvent.tab();
  expect(onValue).toHaveBeenLastCalledWith(null);
  expect(field).toHaveAccessibleDescription(/no such day/);
});

function Form({ attempt }: { attempt: number }) {
  const fields = { title: 'Fill in the title.', country: 'Choose a country.' };
  return (
    <form>
      <ErrorSummary fields={fields} labels={{ title: 'Title' }} rest={['The budget is locked.']} attempt={attempt} />
      <TextField name="title" label="Title" unit="words" hint="As in the report." source={{ title: 'Guide', address: 'https://example.org', confirmed: false }} value="" onChange={() => undefined} error={fields.title} />
      <TextAreaField name="text" label="Text" value="" onChange={() => undefined} optional />
      <SelectField name="country" label="Country" value="" onChange={() => undefined} options={[{ value: 'SE', label: 'Sweden' }]} error={fields.country} />
      <CheckField name="agree" label="Done" value onChange={() => undefined} />
    </form>
  );
}

it('focuses the summary after an attempt, links each line to its field and prefixes the page title', async () => {
  document.title = 'x';
  await show(<Form attempt={1} />);
  const summary = screen.getByRole('alert');
  expect(summary).toHaveFocus();
  expect(summary).toHaveTextContent('3 things need correcting');
  expect(screen.getByRole('link', { name: 'Title: Fill in the title.' })).toBeInTheDocument();
  expect(document.title).toMatch(/^Error: /);
  await userEvent.click(screen.getByRole('link', { name: 'Choose a country.' }));
  expect(screen.getByRole('combobox', { name: 'Country' })).toHaveFocus();
});

it('shows no summary before the first attempt', async () => {
  await show(<Form attempt={0} />);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(document.title).not.toMatch(/^Error/);
});

it('names every field with its unit, hint, source and complaint, and axe finds nothing', async () => {
  await show(<Form attempt={0} />);
  const field = screen.getByRole('textbox', { name: 'Title, words' });
  expect(field).toHaveAccessibleDescription(/As in the report.*Source: Guide.*unconfirmed/);
  expect(field).toHaveAccessibleDescription(/Fill in the title/);
  expect(screen.getByRole('textbox', { name: /Text \(optional\)/ })).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});
