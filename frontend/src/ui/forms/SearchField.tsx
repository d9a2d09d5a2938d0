import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProps, useFieldProps } from './fieldProps';

export interface Choice {
  value: string;
  label: string;
}

interface SearchFieldProps extends FieldProps {
  value: Choice | null;
  onChange: (value: Choice | null) => void;
  onBlur?: () => void;
  placeholder?: string;
  /** What a search is cached under, beside what is typed. */
  searchKey: readonly string[];
  search: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>;
}

/** One of very many: the server searches while one types. */
export function SearchField({ value, onChange, onBlur, placeholder, searchKey, search, ...field }: SearchFieldProps) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState(value?.label ?? '');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const asked = text === value?.label ? '' : text;
  const found = useQuery({ queryKey: [...searchKey, asked], queryFn: ({ signal }) => search(asked, signal), placeholderData: keepPreviousData, staleTime: 30_000 });
  const choices = [...(found.data ?? [])];
  if (value && !choices.some((choice) => choice.value === value.value)) choices.unshift(value);
  return (
    <Select
      {...useFieldProps(field)}
      data={choices}
      value={value?.value ?? null}
      onChange={(id) => onChange(choices.find((choice) => choice.value === id) ?? null)}
      onBlur={onBlur}
      searchValue={typed}
      onSearchChange={setTyped}
      // What the server found stands in its order.
      filter={({ options }) => options}
      placeholder={placeholder}
      searchable
      // The list belongs to the form, also for those who move by landmarks.
      comboboxProps={{ withinPortal: false }}
      clearable={field.optional}
      nothingFoundMessage={found.isFetching ? t('loading') : t('search.none')}
    />
  );
}
