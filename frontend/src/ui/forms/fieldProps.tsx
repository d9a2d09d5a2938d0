import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Source, SourceLink } from '../SourceLink';

/** What every field takes. The unit belongs to the label, the rule to the hint. */
export interface FieldProps {
  /** The field's place in the form (`lines.2.amount`), its id in the page and the aim of the error summary. */
  name: string;
  label: string;
  /** Said in the label: "Length, months". */
  unit?: string;
  hint?: ReactNode;
  /** The rule behind the field, linked after the hint. */
  source?: Source;
  error?: ReactNode;
  optional?: boolean;
  readOnly?: boolean;
  /** Also tells why when it cannot be used: write that in `hint`. */
  disabled?: boolean;
}

/** The id of a field's control; ErrorSummary links to it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

const order: ('label' | 'description' | 'error' | 'input')[] = ['label', 'description', 'error', 'input'];

/** The shared part of a field as Mantine's inputs want it. */
export function useFieldProps({ name, label, unit, hint, source, error, optional = false, readOnly, disabled }: FieldProps) {
  const { t } = useTranslation('ui');
  return {
    id: fieldId(name),
    name,
    readOnly,
    disabled,
    error,
    inputWrapperOrder: order,
    label: (
      <>
        {unit ? `${label}, ${unit}` : label}
        {optional && <span style={{ color: 'var(--k-muted)', fontWeight: 400 }}> ({t('optional')})</span>}
      </>
    ),
    description:
      hint || source ? (
        <>
          {hint} {source && <SourceLink {...source} />}
        </>
      ) : undefined,
    errorProps: { role: undefined },
  };
}
