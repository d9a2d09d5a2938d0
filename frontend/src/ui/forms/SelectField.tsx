import { Checkbox, NativeSelect, Select } from '@mantine/core';
import { type FieldProps, useFieldProps } from './fieldProps';

interface SelectFieldProps<Value extends string> extends FieldProps {
  value: Value | '';
  onChange: (value: Value | '') => void;
  onBlur?: () => void;
  options: readonly { value: Value; label: string }[];
  /** The line that stands for nothing chosen. */
  placeholder?: string;
  /** Long lists are searched by typing; short ones are the system's own list. */
  searchable?: boolean;
}

/** One of a list. */
export function SelectField<Value extends string>({ value, onChange, onBlur, options, placeholder, searchable = false, ...field }: SelectFieldProps<Value>) {
  const props = useFieldProps(field);
  if (searchable) {
    return (
      <Select
        {...props}
        data={[...options]}
        value={value || null}
        onChange={(next) => onChange((next ?? '') as Value | '')}
        onBlur={onBlur}
        placeholder={placeholder}
        searchable
        clearable={field.optional}
        nothingFoundMessage="–"
      />
    );
  }
  const data = [...(placeholder !== undefined || value === '' ? [{ value: '', label: placeholder ?? '' }] : []), ...options];
  return <NativeSelect {...props} data={data} value={value} onBlur={onBlur} onChange={(event) => onChange(event.currentTarget.value as Value | '')} />;
}

interface CheckFieldProps extends FieldProps {
  value: boolean;
  onChange: (value: boolean) => void;
}

/** Yes or no. */
export function CheckField({ value, onChange, ...field }: CheckFieldProps) {
  const { id, name, label, description, error, disabled } = useFieldProps(field);
  return <Checkbox id={id} name={name} label={label} description={description} error={error} disabled={disabled} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
