import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { SelectField } from '@/ui/forms/SelectField';
import { PageStates } from '@/ui/PageStates';
import { ComparisonTable } from './ComparisonTable';
import { type Project, ruleBooksQuery } from './queries';
import { comparisonQuery, type OtherCall } from './whatIfQueries';
import classes from './WhatIf.module.css';

interface ComparisonViewProps {
  project: Project;
  call: OtherCall;
  onChoose: (call: OtherCall) => void;
}

/** The same consortium under another call. */
export function ComparisonView({ project, call, onChoose }: ComparisonViewProps) {
  const { t } = useTranslation(['whatIf', 'consortium']);
  const query = useQuery(comparisonQuery(project.id, call, useLanguage()));
  const { data: books = [] } = useQuery(ruleBooksQuery);
  const chosen = query.data?.other.ruleBook;
  const action = call.action ?? chosen?.action ?? project.action;
  const callYear = call.callYear ?? chosen?.callYear;
  const actions = [...new Set(books.map((book) => book.action))];
  const years = [...new Set(books.filter((book) => book.action === action).map((book) => book.callYear))];
  const choose = (next: string) => {
    const offered = books.filter((book) => book.action === next).map((book) => book.callYear);
    onChoose({ action: next || undefined, callYear: callYear !== undefined && offered.includes(callYear) ? callYear : offered.at(-1) });
  };
  return (
    <>
      <div role="group" aria-label={t('comparison.choose')} className={classes.filters} data-print="no">
        <SelectField name="action" label={t('comparison.action')} value={action} onChange={choose} options={actions.map((value) => ({ value, label: `${value} · ${t(`consortium:action.${value}`, { defaultValue: '' })}` }))} />
        <SelectField name="callYear" label={t('comparison.callYear')} value={callYear === undefined ? '' : String(callYear)} onChange={(year) => onChoose({ action, callYear: year ? Number(year) : undefined })} options={years.map((year) => ({ value: String(year), label: String(year) }))} />
      </div>
      <PageStates query={query}>{(comparison) => <ComparisonTable comparison={comparison} />}</PageStates>
    </>
  );
}
