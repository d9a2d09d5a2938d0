import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { type FieldProps, useFieldProps } from '@/ui/forms/fieldProps';
import { countryName } from './countries';
import classes from './OrganisationPicker.module.css';
import { type Organisation, organisationSearchQuery } from './queries';

interface OrganisationPickerProps extends FieldProps {
  /** What is chosen, as the field shows it. */
  chosen: string;
  onChoose: (organisation: Organisation | null) => void;
  /** Narrows the search to one country; empty for all. */
  country?: string;
  /** What matters about a hit here: "counts as a new country". */
  mark?: (organisation: Organisation) => ReactNode;
  /** Those that cannot be chosen, with the reason as their mark. */
  taken?: (organisation: Organisation) => boolean;
}

/** One organisation of the register, found by typing part of its name, city, country or code. */
export function OrganisationPicker({ chosen, onChoose, country = '', mark, taken, ...field }: OrganisationPickerProps) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const [text, setText] = useState(chosen);
  const [typing, setTyping] = useState(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const search = useDeferredValue(typing ? text : '');
  const { data, isFetching } = useQuery(organisationSearchQuery(search, country));
  const hits = data && ((typing && search.trim()) || country) ? data.items : [];
  const shown = typing ? text : chosen;

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const organisation = hits.find((hit) => hit.id === id);
        if (!organisation) return;
        onChoose(organisation);
        setTyping(false);
        setText(organisation.name);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          {...useFieldProps(field)}
          type="search"
          autoComplete="off"
          placeholder={t('picker.placeholder')}
          value={shown}
          rightSection={isFetching && typing ? <Loader size={14} /> : undefined}
          onChange={(event) => {
            setTyping(true);
            setText(event.currentTarget.value);
            onChoose(null);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={hits.length === 0 && !(typing && search.trim() && !isFetching)}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={t('picker.hits')}>
          {hits.map((hit) => (
            <Combobox.Option key={hit.id} value={hit.id} disabled={taken?.(hit)}>
              <span className={classes.hit}>
                <span className={classes.name}>{hit.name}</span>
                <span className={classes.where}>{[hit.city, countryName(hit.country, language), t(`type.${hit.type}`)].filter(Boolean).join(' · ')}</span>
                {mark && <span className={classes.mark}>{mark(hit)}</span>}
              </span>
            </Combobox.Option>
          ))}
          {hits.length === 0 && <Combobox.Empty>{t('picker.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
