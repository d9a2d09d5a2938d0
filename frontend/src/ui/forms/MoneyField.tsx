import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { decimal } from '@/money/cents';
import { formatAmount, formatForInput } from '@/money/format';
import { parseAmount } from '@/money/parse';
import classes from './fields.module.css';
import { type FieldProps, useFieldProps } from './fieldProps';

/** The API's decimal string, `''` for nothing, or null while what stands there is no amount. */
export type MoneyValue = string | null;

interface MoneyFieldProps extends Omit<FieldProps, 'unit'> {
  value: MoneyValue;
  onChange: (value: MoneyValue) => void;
  onBlur?: () => void;
}

/**
 * An amount in euros, typed as people write it. It is read when the field is
 * left, and what was understood is said back; what cannot be read stays as it
 * was typed, with the reason.
 */
export function MoneyField({ value, onChange, onBlur, ...field }: MoneyFieldProps) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);

  const parsed = typed === null || typed.trim() === '' ? null : parseAmount(typed, language);
  const problem = left && parsed && !parsed.ok ? t(`money.problem.${parsed.problem}`, parsed.params) : undefined;
  const echo = left && parsed?.ok && typed !== formatForInput(decimal(parsed.amount), language) ? t('money.understood', { amount: formatAmount(parsed.amount, language) }) : '';

  const read = (text: string) => {
    setTyped(text);
    setLeft(false);
    if (text.trim() === '') return onChange('');
    const result = parseAmount(text, language);
    return onChange(result.ok ? decimal(result.amount) : null);
  };

  return (
    <div className={classes.echoed}>
      <TextInput
        {...useFieldProps({ ...field, unit: t('money.unit'), error: problem ?? field.error })}
        inputMode="decimal"
        autoComplete="off"
        classNames={{ wrapper: classes.short, input: classes.number }}
        value={typed ?? formatForInput(value ?? '', language)}
        onChange={(event) => read(event.currentTarget.value)}
        onBlur={() => {
          setLeft(true);
          onBlur?.();
        }}
      />
      <div role="status" className={classes.echo}>
        {echo}
      </div>
    </div>
  );
}
