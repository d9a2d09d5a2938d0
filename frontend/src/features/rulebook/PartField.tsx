import { useTranslation } from 'react-i18next';
import { CheckField, SelectField } from '@/ui/forms/SelectField';
import { FormSection } from '@/ui/forms/FormSection';
import { MoneyField } from '@/ui/forms/MoneyField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { codeName, partName } from './bookWords';
import type { Typed } from './partText';
import type { BookPart } from './queries';

interface PartFieldProps {
  part: BookPart;
  value: Typed;
  onChange: (value: Typed) => void;
  error?: string;
}

/** The field that fits one part of a value. */
export function PartField({ part, value, onChange, error }: PartFieldProps) {
  const { t } = useTranslation('rulebook');
  const text = typeof value === 'string' ? value : '';
  const shared = { name: `part.${part.name}`, label: partName(t, part.name), error, optional: part.optional };
  switch (part.kind) {
    case 'amount':
      return <MoneyField {...shared} value={text} onChange={(next) => onChange(next ?? 'unreadable')} />;
    case 'switch':
      return <CheckField {...shared} optional={false} value={value === true} onChange={onChange} />;
    case 'code':
      return <SelectField {...shared} value={text} options={part.options.map((code) => ({ value: code, label: codeName(t, code) }))} onChange={onChange} />;
    case 'codes':
      return <Codes part={part} chosen={Array.isArray(value) ? value : []} onChange={onChange} error={error} />;
    case 'countries':
      return <TextAreaField {...shared} hint={t('edit.countries')} value={text} onChange={onChange} minRows={2} />;
    case 'share':
      return <TextField {...shared} label={`${shared.label}, ${t('edit.percent')}`} value={text} onChange={onChange} />;
    default:
      return <TextField {...shared} hint={hintOf(t, part.kind)} value={text} onChange={onChange} />;
  }
}

function hintOf(t: (key: string) => string, kind: BookPart['kind']): string | undefined {
  return kind === 'shares' || kind === 'numbers' || kind === 'amounts' || kind === 'country' ? t(`edit.${kind}`) : undefined;
}

interface CodesProps {
  part: BookPart;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  error?: string;
}

/** Any number of codes, in the order of the programme. */
function Codes({ part, chosen, onChange, error }: CodesProps) {
  const { t } = useTranslation('rulebook');
  return (
    <FormSection title={partName(t, part.name)} intro={error}>
      {part.options.map((code) => (
        <CheckField
          key={code}
          name={`part.${part.name}.${code}`}
          label={codeName(t, code)}
          value={chosen.includes(code)}
          onChange={(on) => onChange(part.options.filter((one) => (one === code ? on : chosen.includes(one))))}
        />
      ))}
    </FormSection>
  );
}
