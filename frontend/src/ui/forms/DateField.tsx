import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IsoDate, today } from '@/dates/calendar';
import { dateInWords } from '@/dates/format';
import { parseDate } from '@/dates/parse';
import { useLanguage } from '@/i18n/useLanguage';
import classes from './fields.module.css';
import { type FieldProps, useFieldProps } from './fieldProps';

const Calendar = lazy(() => import('./Calendar').then((module) => ({ default: module.Calendar })));

/** `YYYY-MM-DD`, `''` for nothing, or null while what stands there is no date. */
export type DateValue = IsoDate | null;

interface DateFieldProps extends FieldProps {
  value: DateValue;
  onChange: (value: DateValue) => void;
  onBlur?: () => void;
  min?: IsoDate;
  max?: IsoDate;
}

/** A calendar date: typed as people write it and said back in words, or chosen in a calendar that loads when opened. */
export function DateField({ value, onChange, onBlur, min, max, ...field }: DateFieldProps) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const [opened, setOpened] = useState(false);

  const parsed = typed === null || typed.trim() === '' ? null : parseDate(typed, today());
  const problem = left && parsed && !parsed.ok ? t(`date.problem.${parsed.problem}`, parsed.params) : undefined;
  const echo = left && parsed?.ok && typed !== parsed.date ? t('date.understood', { date: dateInWords(parsed.date, language) }) : '';

  const read = (text: string) => {
    setTyped(text);
    setLeft(false);
    if (text.trim() === '') return onChange('');
    const result = parseDate(text, today());
    return onChange(result.ok ? result.date : null);
  };

  return (
    <div className={classes.echoed}>
      <TextInput
        {...useFieldProps({ ...field, error: problem ?? field.error })}
        autoComplete="off"
        classNames={{ wrapper: classes.short, input: classes.date }}
        value={typed ?? value ?? ''}
        onChange={(event) => read(event.currentTarget.value)}
        onBlur={() => {
          setLeft(true);
          onBlur?.();
        }}
        rightSection={
          !field.readOnly && (
            <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withRoles={false}>
              <Popover.Target>
                <ActionIcon variant="subtle" color="gray" disabled={field.disabled} aria-label={t('date.open', { label: field.label })} aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>
                  <IconCalendar size={16} stroke={1.6} aria-hidden />
                </ActionIcon>
              </Popover.Target>
              <Popover.Dropdown role="dialog" aria-label={t('date.open', { label: field.label })}>
                <Suspense fallback={<div className={classes.calendarRoom} />}>
                  <Calendar
                    value={value}
                    min={min}
                    max={max}
                    onChange={(date) => {
                      setTyped(null);
                      setOpened(false);
                      onChange(date);
                    }}
                  />
                </Suspense>
              </Popover.Dropdown>
            </Popover>
          )
        }
      />
      <div role="status" className={classes.echo}>
        {echo}
      </div>
    </div>
  );
}
