import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { CheckField, SelectField } from '@/ui/forms/SelectField';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { placeName } from './bookWords';
import type { Target } from './changeForm';
import { DifferenceTable } from './DifferenceTable';
import { EditionActs } from './EditionActs';
import { EditionBadge } from './EditionBadge';
import { type BookValue, editionQuery, type WholeEdition } from './queries';
import classes from './RuleBook.module.css';
import { ValueDialog } from './ValueDialog';
import { ValueTable } from './ValueTable';

const route = getRouteApi('/app/rule-books/$edition');

/** One edition of a rule book in its sections; a draft of it to be changed. */
export function RuleBookPage() {
  const { t } = useTranslation('rulebook');
  const { edition: key } = route.useParams();
  const query = useQuery(editionQuery(key));
  const [problem, setProblem] = useState<unknown>();
  const book = query.data;
  return (
    <>
      <PageHeader
        title={book ? t('book.name', { action: book.edition.action, year: book.edition.callYear }) : t('title')}
        lead={book && <EditionFacts book={book} />}
        acts={book && <EditionActs book={book} onProblem={setProblem} />}
      />
      {Boolean(problem) && <Strip tone="bad">{problemMessage(t, problem)}</Strip>}
      <PageStates query={query}>{(found) => <Book key={found.edition.key} book={found} />}</PageStates>
    </>
  );
}

function EditionFacts({ book: { edition } }: { book: WholeEdition }) {
  const { t } = useTranslation('rulebook');
  const language = useLanguage();
  return (
    <span className={classes.facts}>
      <span>{edition.version}</span>
      <EditionBadge edition={edition} />
      <span>{t('book.confirmed', { count: edition.confirmed })}</span>
      {edition.unconfirmed > 0 && <span>{t('book.unconfirmed', { count: edition.unconfirmed })}</span>}
      {edition.publishedAt && <span>{t('book.published', { at: formatInstant(edition.publishedAt, language), by: edition.publishedBy ?? '' })}</span>}
      {edition.note && <span>{edition.note}</span>}
    </span>
  );
}

function Book({ book }: { book: WholeEdition }) {
  const { t } = useTranslation('rulebook');
  const language = useLanguage();
  const { unconfirmed = false } = route.useSearch();
  const navigate = route.useNavigate();
  const [target, setTarget] = useState<Target | null>(null);
  const { edition } = book;
  const editable = edition.allowedActions.includes('edit_rule_book');
  const shown = unconfirmed ? book.values.filter((value) => !value.confirmed && value.of !== 'absent') : book.values;
  const baseOf = (value: BookValue) => book.differences.find(({ of, key }) => of === value.of && key === value.key)?.before;
  const official = (value: BookValue) => edition.status === 'official' || (edition.base === edition.official && !book.differences.some(({ of, key }) => of === value.of && key === value.key));
  const change = (value: BookValue) => setTarget({ at: value.at, of: value.of, fields: value.fields, value, base: baseOf(value) });
  const associate = (value: BookValue) => setTarget({ at: value.at, of: value.of, fields: [], value, joins: book.values.find(({ of }) => of === 'countries.programme') });
  return (
    <>
      <Notices book={book} />
      {edition.base && (
        <section className={classes.section} aria-label={t('book.differences', { base: edition.base })}>
          <h2>{t('book.differences', { base: edition.base })}</h2>
          {book.differences.length > 0 ? <DifferenceTable caption={t('difference.caption')} differences={book.differences} /> : <p>{t('book.noDifferences')}</p>}
        </section>
      )}
      <div className={classes.filters}>
        <CheckField name="unconfirmed" label={t('book.onlyUnconfirmed')} value={unconfirmed} onChange={(on) => void navigate({ search: { unconfirmed: on || undefined }, replace: true, resetScroll: false })} />
      </div>
      {language !== 'en' && <p className={classes.inEnglish}>{t('book.inEnglish')}</p>}
      {shown.length === 0 && <p>{t('book.noneUnconfirmed')}</p>}
      {sectionsOf(shown).map(([section, values]) => (
        <section key={section} className={classes.section} aria-labelledby={`section-${section}`}>
          <h2 id={`section-${section}`}>{t(`section.${section}`, { defaultValue: section })}</h2>
          <ValueTable caption={t(`section.${section}`, { defaultValue: section })} values={values} official={official} onChange={editable ? change : undefined} onAssociate={editable ? associate : undefined} />
        </section>
      ))}
      {editable && <Slots book={book} onAdd={setTarget} />}
      <ValueDialog edition={edition} target={target} onClose={() => setTarget(null)} />
    </>
  );
}

function Notices({ book }: { book: WholeEdition }) {
  const { t } = useTranslation('rulebook');
  const { edition } = book;
  return (
    <>
      {!edition.openToHigherEducation && <Strip tone="attention">{t('book.closed')}</Strip>}
      {edition.status === 'draft' && <Strip tone="info">{t('book.draft', { version: edition.version })}</Strip>}
      {edition.status === 'withdrawn' && <Strip tone="attention">{t('book.withdrawn')}</Strip>}
      {edition.base && !edition.base.startsWith(edition.official) && <Strip tone="attention">{t('list.newerOfficial', { base: edition.base, official: edition.official })}</Strip>}
      {book.remaining.length > 0 && (
        <Strip tone="attention">
          {t('book.remaining')}
          <ul className={classes.list}>
            {book.remaining.map(({ at, of, code, params }) => (
              <li key={`${at} ${code}`}>{t('book.ofPlace', { place: faultPlace(t, of), message: t([`problem:field.${code}`, 'problem:field.invalid'], { ...params }) })}</li>
            ))}
          </ul>
        </Strip>
      )}
    </>
  );
}

/** A fault lies at a part of a value ("grant.per_month.value"); its words are those of the value. */
function faultPlace(t: Parameters<typeof placeName>[0], of: string): string {
  const steps = of.split('.');
  for (let length = steps.length; length > 1; length -= 1) {
    const place = steps.slice(0, length).join('.');
    const name = placeName(t, place);
    if (name !== place) return name;
  }
  return of;
}

function sectionsOf(values: readonly BookValue[]): [section: string, values: BookValue[]][] {
  const sections = new Map<string, BookValue[]>();
  for (const value of values) {
    const section = value.of.split('.')[0] ?? '';
    sections.set(section, [...(sections.get(section) ?? []), value]);
  }
  return [...sections];
}

function Slots({ book, onAdd }: { book: WholeEdition; onAdd: (target: Target) => void }) {
  const { t } = useTranslation('rulebook');
  const [at, setAt] = useState('');
  const slot = book.slots.find((one) => one.at === at);
  return (
    <section className={classes.section} aria-labelledby="slots">
      <h2 id="slots">{t('book.slots')}</h2>
      <div className={classes.slots}>
        <SelectField
          name="slot"
          label={t('book.slot')}
          searchable
          value={at}
          options={book.slots.filter(({ of }) => of !== 'absent').map((one) => ({ value: one.at, label: placeName(t, one.of) }))}
          onChange={setAt}
        />
        <Button variant="default" disabled={!slot} onClick={() => slot && onAdd({ at: slot.at, of: slot.of, fields: slot.fields })}>
          {t('book.add')}
        </Button>
      </div>
    </section>
  );
}
