import { PasswordInput, Textarea, TextInput } from '@mantine/core';
import { type HTMLInputAutoCompleteAttribute, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProps, useFieldProps } from './fieldProps';

interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  type?: 'text' | 'email' | 'search' | 'tel' | 'url' | 'password';
  /** For browsers and password managers: `email`, `current-password`, `one-time-code` … */
  autoComplete?: HTMLInputAutoCompleteAttribute;
  maxLength?: number;
}

/** One line of text. */
export function TextField({ value, onChange, onBlur, type = 'text', autoComplete, maxLength, ...field }: TextFieldProps) {
  const props = { ...useFieldProps(field), value, onBlur, autoComplete, maxLength, onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value) };
  const [visible, setVisible] = useState(false);
  const { t } = useTranslation('ui');
  if (type !== 'password') return <TextInput type={type} {...props} />;
  return <PasswordInput {...props} visible={visible} onVisibilityChange={setVisible} visibilityToggleButtonProps={{ 'aria-label': visible ? t('password.hide') : t('password.show'), tabIndex: 0 }} />;
}

interface TextAreaFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  minRows?: number;
  maxLength?: number;
}

/** Several lines; the box grows with what is written. */
export function TextAreaField({ value, onChange, onBlur, minRows = 3, maxLength, ...field }: TextAreaFieldProps) {
  return <Textarea {...useFieldProps(field)} autosize minRows={minRows} maxRows={20} maxLength={maxLength} value={value} onBlur={onBlur} onChange={(event) => onChange(event.currentTarget.value)} />;
}
