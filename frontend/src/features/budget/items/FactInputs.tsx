import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FieldProps, useFieldProps } from '@/ui/forms/fieldProps';
import { FieldRow } from '@/ui/forms/FormSection';
import { MoneyField } from '@/ui/forms/MoneyField';
import { CheckField, SelectField } from '@/ui/forms/SelectField';
import type { BudgetPartner } from '../queries';
import { shortName } from '../budgetModel';
import { type FactField, factFields, type ItemKind, type Typed } from './factFields';

interface FactInputsProps {
  kind: ItemKind;
  /** Only the cost of a guarantee is left out of the limit on exceptional costs. */
  category: string;
  typed: Typed;
  onType: (name: string, text: string) => void;
  errors: Readonly<Record<string, string>>;
  partners: readonly BudgetPartner[];
  partnerId: string;
  /** The distance that was found from the places. */
  found?: number;
}

/** The questions of one kind of item. */
export function FactInputs(props: FactInputsProps) {
  const fields = factFields[props.kind].filter((field) => field.type !== 'guarantee' || props.category === 'exceptional_costs');
  return (
    <FieldRow>
      {fields.map((field) => (
        <FactInput key={field.name} field={field} {...props} />
      ))}
    </FieldRow>
  );
}

function FactInput({ field, typed, onType, errors, partners, partnerId, found }: FactInputsProps & { field: FactField }) {
  const { t } = useTranslation('budgetItem');
  const name = `facts.${field.name}`;
  const value = typed[field.name] ?? '';
  const type = (text: string) => onType(field.name, text);
  const common = { name, label: t(`fact.${field.name}`), error: errors[name] };
  switch (field.type) {
    case 'count': {
      const distance = field.name === 'kilometres' && Boolean(typed.destination);
      return <CountField {...common} optional={field.optional} hint={distance ? (found === undefined ? t('hint.kilometresUnknown') : t('hint.kilometresFound', { km: found })) : t(`hint.${field.name}`, { defaultValue: '' })} value={value} onChange={type} />;
    }
    case 'money':
      return <MoneyField {...common} optional={field.optional} hint={t(`hint.${field.name}`, { defaultValue: '' })} value={value} onChange={(amount) => type(amount ?? '!')} />;
    case 'destination': {
      const options = partners.filter((partner) => partner.id !== partnerId).map((partner) => ({ value: partner.id, label: `${shortName(partner)} (${partner.country})` }));
      return <SelectField {...common} optional hint={t('hint.destination')} value={value} onChange={type} options={options} placeholder={t('elsewhere')} />;
    }
    case 'audience':
      return <SelectField {...common} value={value as 'learners' | 'staff' | ''} onChange={type} options={(['learners', 'staff'] as const).map((one) => ({ value: one, label: t(`audience.${one}`) }))} />;
    case 'share':
      return <CountField {...common} unit="%" optional hint={t('hint.share')} value={value} onChange={type} />;
    case 'guarantee':
      return <CheckField {...common} hint={t('hint.guarantee')} value={value !== ''} onChange={(checked) => type(checked ? 'true' : '')} />;
  }
}

function CountField({ value, onChange, ...field }: FieldProps & { value: string; onChange: (text: string) => void }) {
  return <TextInput {...useFieldProps(field)} inputMode="numeric" autoComplete="off" value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}
