import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { SourceLink } from '@/ui/SourceLink';
import { valueWords } from './bookWords';
import type { BookValue } from './queries';
import classes from './RuleBook.module.css';

/** What a value says, part by part. */
export function ValueWords({ value }: { value: Pick<BookValue, 'fields' | 'of'> }) {
  const { t } = useTranslation('rulebook');
  const language = useLanguage();
  return (
    <ul className={classes.parts}>
      {valueWords(t, language, value).map(({ name, words }) => (
        <li key={`${name} ${words}`}>
          {name && <span className={classes.part}>{name}: </span>}
          {words}
        </li>
      ))}
    </ul>
  );
}

/** Where a value was read, whether that is sure, and what was noted; official books are written in English. */
export function ValueBasis({ value, official = false }: { value: BookValue; official?: boolean }) {
  const { t } = useTranslation('rulebook');
  const { since, until } = value;
  // Most values hold for the year of the call; only other days are worth telling.
  const wholeYear = Boolean(since && until && since.endsWith('-01-01') && until === since.replace('-01-01', '-12-31'));
  return (
    <div className={classes.sources}>
      {value.sources.map((source, at) => (
        <SourceLink bare key={`${source.title} ${source.address}`} title={source.title} address={source.address} confirmed={value.confirmed || at > 0} />
      ))}
      {!wholeYear && since && <span className={classes.note}>{until ? t('book.fromTo', { from: since, to: until }) : t('book.from', { from: since })}</span>}
      {value.note && (
        <span className={classes.note} lang={official ? 'en' : undefined}>
          {value.note}
        </span>
      )}
    </div>
  );
}
