import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { parseUnits, timesUnits } from '@/money/units';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { SourceLink } from '@/ui/SourceLink';
import { unitName } from './claimWords';
import type { Cost, CostFields, UnitRate } from './queries';
import classes from './reporting.module.css';

/** How a cost is counted: at a rate of the rule book, at a typed rate, or as what was paid. */
export interface UnitEntry {
  basis: string;
  units: string;
  rate: MoneyValue;
  reason: string;
}

export const paid = 'paid';
export const typed = 'typed';

export function unitEntryOf(cost: Cost | undefined): UnitEntry {
  const unit = cost?.unit;
  return { basis: unit ? unit.code || typed : paid, units: unit?.units ?? '', rate: unit && !unit.code ? unit.rate : '', reason: unit?.reason ?? '' };
}

/** What is sent of the units; nothing where the cost is what was paid. */
export function sentUnits({ basis, units, rate, reason }: UnitEntry): CostFields['unit'] {
  if (basis === paid) return undefined;
  const count = parseUnits(units) ?? '';
  return basis === typed ? { units: count, rate: rate || '0.00', reason } : { units: count, code: basis };
}

interface UnitFieldsProps {
  rates: readonly UnitRate[];
  entry: UnitEntry;
  onChange: (entry: UnitEntry) => void;
  errors: Readonly<Record<string, string>>;
}

/** The fields of a unit cost, with the sum that they make. */
export function UnitFields({ rates, entry, onChange, errors }: UnitFieldsProps) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const chosen = rates.find(({ code }) => code === entry.basis);
  const rate = chosen?.rate ?? (entry.rate || null);
  const units = parseUnits(entry.units);
  const per = chosen ? t(`claim.per.${chosen.per}`) : undefined;
  const euro = (amount: string) => formatAmount(amount, language, { cents: 'always' });
  return (
    <>
      <SelectField
        name="unit.code"
        label={t('claim.basis')}
        value={entry.basis}
        onChange={(basis) => onChange({ ...entry, basis: basis || paid })}
        error={errors['unit.code']}
        options={[
          ...rates.map((one) => ({ value: one.code, label: `${unitName(t, one, language)}: ${euro(one.rate)}` })),
          { value: typed, label: t('claim.otherRate') },
          { value: paid, label: t('claim.asPaid') },
        ]}
      />
      {entry.basis !== paid && (
        <>
          <TextField name="unit.units" label={t('claim.units')} unit={per} value={entry.units} onChange={(value) => onChange({ ...entry, units: value })} error={errors['unit.units']} maxLength={12} />
          {entry.basis === typed && (
            <>
              <MoneyField name="unit.rate" label={t('claim.rate')} value={entry.rate} onChange={(value) => onChange({ ...entry, rate: value })} error={errors['unit.rate']} />
              <TextField name="unit.reason" label={t('claim.rateReason')} value={entry.reason} onChange={(reason) => onChange({ ...entry, reason })} error={errors['unit.reason']} maxLength={2000} />
            </>
          )}
          <p className={classes.preview} role="status">
            {units && rate ? t('claim.formula', { units, rate: euro(rate), amount: euro(timesUnits(units, rate)) }) : t('claim.formulaWaits')}{' '}
            {chosen && <SourceLink title={chosen.source.title} address={chosen.source.address} confirmed={chosen.confirmed} />}
          </p>
        </>
      )}
    </>
  );
}
