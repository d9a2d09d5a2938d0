import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { FieldRow } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { SourceLink } from '@/ui/SourceLink';
import classes from './CallChoice.module.css';
import { type RuleBook, ruleBooksQuery } from './queries';

interface CallChoiceProps {
  action: string;
  callYear: number;
  onChange: (call: { action: string; callYear: number }) => void;
  errors?: Readonly<Record<string, string>>;
  /** Says why the call stands as it is. */
  fixed?: string;
  /** Says why this year is chosen. */
  why?: string;
}

/** The rule book of a call, once the list of them is loaded. */
export function useRuleBook(action: string, callYear: number): RuleBook | undefined {
  const { data = [] } = useQuery(ruleBooksQuery);
  return data.find((book) => book.action === action && book.callYear === callYear);
}

/** Action and call year, with what that call allows and where it was read. */
export function CallChoice({ action, callYear, onChange, errors = {}, fixed, why }: CallChoiceProps) {
  const { t } = useTranslation('consortium');
  const { data: books = [] } = useQuery(ruleBooksQuery);
  const actions = [...new Set(books.map((book) => book.action))];
  const years = books.filter((book) => book.action === action).map((book) => book.callYear);
  const book = books.find((one) => one.action === action && one.callYear === callYear);
  return (
    <>
      <FieldRow>
        <SelectField
          name="action"
          label={t('field.action')}
          hint={fixed}
          disabled={fixed !== undefined}
          error={errors.action}
          value={action}
          options={actions.map((value) => ({ value, label: `${value} · ${t(`action.${value}`)}` }))}
          onChange={(next) => {
            const offered = books.filter((one) => one.action === next).map((one) => one.callYear);
            onChange({ action: next, callYear: offered.includes(callYear) ? callYear : (offered.at(-1) ?? callYear) });
          }}
        />
        <SelectField
          name="callYear"
          label={t('field.callYear')}
          hint={why}
          disabled={fixed !== undefined}
          error={errors.callYear}
          value={String(callYear)}
          options={years.map((year) => ({ value: String(year), label: String(year) }))}
          onChange={(year) => onChange({ action, callYear: Number(year) })}
        />
      </FieldRow>
      {book && <CallRules book={book} />}
    </>
  );
}

function CallRules({ book }: { book: RuleBook }) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const amount = (value: string) => formatAmount(value, language);
  const lines: { text: string; about: RuleBook['notes'][number]['about'] }[] = [
    { about: 'min_organisations', text: t(`call.minimum.${book.wording}`, { organisations: book.minOrganisations, countries: book.minCountries }) },
    { about: 'duration', text: t('call.duration', { min: book.minMonths, max: book.maxMonths }) },
  ];
  if (book.lumpSums.length > 0) {
    const sums = new Intl.ListFormat(language, { type: 'disjunction' }).format(book.lumpSums.map(amount));
    lines.push({ about: 'lump_sums', text: t('call.lumpSums', { amounts: sums }) });
  } else if (book.totalMax !== null) {
    lines.push({ about: 'total_max', text: book.totalMin === null ? t('call.total', { amount: amount(book.totalMax) }) : t('call.totalBetween', { least: amount(book.totalMin), most: amount(book.totalMax) }) });
  }
  lines.push(book.perYear === null ? { about: 'per_year', text: t('call.noYearlyCap') } : { about: 'per_year', text: t('call.perYear', { amount: amount(book.perYear) }) });
  if (!book.openToHigherEducation) lines.unshift({ about: 'open', text: t('call.closed') });
  return (
    <ul className={classes.rules} aria-label={t('call.rules', { action: book.action, year: book.callYear })}>
      {lines.map(({ about, text }) => {
        const note = book.notes.find((one) => one.about === about);
        return (
          <li key={about}>
            {text} {note && <SourceLink title={note.source.title} address={note.source.address} confirmed={note.confirmed} />}
          </li>
        );
      })}
    </ul>
  );
}
