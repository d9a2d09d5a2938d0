import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { fieldMessage, problemMessage } from '@/api/problemMessage';
import { useMe } from '@/app/session';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { formatOriginal, formatRate } from '@/money/original';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { rateName } from './conversionWords';
import { type Conversion, costPreviewQuery } from './queries';
import classes from './reporting.module.css';

interface CurrencyFieldProps {
  conversion: Conversion | undefined;
  category: string;
  value: string;
  onChange: (currency: string) => void;
  error?: string;
}

/** The currency of the receipt: euro, unless the category takes others. */
export function CurrencyField({ conversion, category, value, onChange, error }: CurrencyFieldProps) {
  const { t } = useTranslation('reporting');
  const euroOnly = conversion !== undefined && category !== '' && !conversion.categories.includes(category);
  const options = ['EUR', ...(conversion?.currencies ?? []).map(({ code }) => code)];
  return (
    <SelectField
      name="currency"
      label={t('cost.currency')}
      hint={euroOnly ? t('cost.euroOnly') : undefined}
      value={value}
      onChange={(next) => onChange(next || 'EUR')}
      error={error}
      options={options.map((code) => ({ value: code, label: code }))}
    />
  );
}

interface OriginalFieldProps {
  currency: string;
  value: string;
  onChange: (text: string) => void;
  error?: string;
}

export function OriginalField({ currency, value, onChange, error }: OriginalFieldProps) {
  const { t } = useTranslation('reporting');
  return <TextField name="originalAmount" label={t('cost.original')} unit={currency} value={value} onChange={onChange} error={error} maxLength={20} />;
}

interface PreviewProps {
  projectId: string;
  reportId: string;
  category: string;
  incurredOn: string;
  currency: string;
  /** As the API takes it; null while it cannot be read. */
  original: string | null;
}

const ratesRoles = ['administrator', 'international_office', 'finance'];

/** What the cost becomes in euro, at which rate; or the rate that is missing, by name. */
export function CostPreview({ projectId, reportId, ...given }: PreviewProps) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const { roles } = useMe();
  const [asked] = useDebouncedValue(given, 300);
  const query = useQuery(costPreviewQuery(projectId, reportId, asked));
  if (asked.original === null || asked.incurredOn === '') return <p className={classes.preview}>{t('conversion.previewWaits')}</p>;
  if (query.data?.conversion) {
    const { amount, conversion } = query.data;
    return (
      <p className={classes.preview} role="status">
        <span>{formatOriginal(asked.original, asked.currency, language)} = </span>
        <strong>{formatAmount(amount, language, { cents: 'always' })}</strong>{' '}
        <span>{t('conversion.at', { rate: formatRate(conversion.unitsPerEuro, language), name: rateName(t, conversion) })}</span>
        {conversion.origin === 'derived' && <span className={classes.muted}> · {t('conversion.derived')}</span>}
      </p>
    );
  }
  if (!query.error) return <p className={classes.preview}>{t('conversion.previewReading')}</p>;
  const complaints = isProblem(query.error, 422) ? [...query.error.fields.values()] : [];
  const lacksRate = complaints.some(({ code }) => code === 'no_rate');
  return (
    <p className={classes.preview} data-tone="attention" role="status">
      {complaints.length > 0 ? complaints.map((one) => fieldMessage(t, one, 'reporting')).join(' ') : problemMessage(t, query.error)}{' '}
      {lacksRate && (roles.some((role) => ratesRoles.includes(role)) ? <Link to="/exchange-rates/$currency" params={{ currency: asked.currency }}>{t('conversion.typeRate')}</Link> : t('conversion.askForRate'))}
    </p>
  );
}
