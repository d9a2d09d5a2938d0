import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { type Column, DataTable } from '@/ui/DataTable';
import { PageStates } from '@/ui/PageStates';
import { shortName } from '../budgetModel';
import { besideQuery, type BudgetBeside, type BudgetComparison } from './versionQueries';
import classes from './Versions.module.css';
import { versionName, versionState } from './versionWords';

interface Row {
  key: string;
  title: string;
  cells: ReactNode[];
}

/** Versions beside each other: what they come to, then by partner, category and year. */
export function BesideView({ projectId, versions }: { projectId: string; versions: readonly string[] }) {
  const { t } = useTranslation('versions');
  const query = useQuery(besideQuery(projectId, versions));
  return (
    <section className={classes.section} aria-labelledby="beside">
      <h3 id="beside">{t('beside.title')}</h3>
      <PageStates query={query}>{(comparison) => <BesideTables comparison={comparison} />}</PageStates>
    </section>
  );
}

export function BesideTables({ comparison }: { comparison: BudgetComparison }) {
  const { t } = useTranslation(['versions', 'budget']);
  const language = useLanguage();
  const money = (amount: string) => formatAmount(amount, language);
  const partner = (id: string | undefined) => {
    const found = comparison.partners.find((one) => one.id === id);
    return found ? shortName(found) : '–';
  };
  const beside = (key: string, title: string, row: BudgetBeside): Row => ({ key, title, cells: row.amounts.map((amount, at) => <Amount key={at} amount={amount} change={row.changes[at]!} first={at === 0} />) });
  const columns = (about: string): Column<Row>[] => [
    { id: 'title', header: about, cell: ({ title }) => title },
    ...comparison.versions.map((version, at) => ({ id: version.id, header: `${versionName(version, t)} · ${versionState(version, t)}`, numeric: true, cell: ({ cells }: Row) => cells[at] })),
  ];
  const told: Row[] = [
    beside('sum', t('beside.sum'), comparison.whole),
    { key: 'months', title: t('column.months'), cells: comparison.versions.map(({ months }) => t('months', { count: months })) },
    { key: 'cap', title: t('beside.cap'), cells: comparison.versions.map(({ cap }) => (cap === undefined ? '–' : money(cap))) },
    ...(comparison.scope === 'project'
      ? [
          { key: 'headroom', title: t('beside.headroom'), cells: comparison.versions.map(({ headroom }) => (headroom === undefined ? '–' : <span className={headroom.startsWith('-') ? classes.over : undefined}>{money(headroom)}</span>)) },
          { key: 'findings', title: t('beside.findings'), cells: comparison.versions.map(({ findings }) => <Findings key="all" messages={findings.map(({ messages }) => messages[language])} />) },
        ]
      : []),
  ];
  const part = (caption: string, about: string, rows: Row[]) => rows.length > 0 && <DataTable caption={caption} rows={rows} rowKey={({ key }) => key} columns={columns(about)} dense />;
  const cells = comparison.cells.map((row) => beside(`${row.partnerId} ${row.category} ${row.year}`, t('beside.cell', { partner: partner(row.partnerId), category: t(`budget:category.${row.category}`), year: row.year }), row));
  return (
    <>
      {comparison.whole.changes.every((change) => change === '0.00') && cells.length === 0 && <p>{t('beside.same')}</p>}
      {part(t('beside.whole'), t('beside.about'), told)}
      {part(t('beside.byPartner'), t('beside.partner'), comparison.byPartner.map((row) => beside(row.partnerId!, partner(row.partnerId), row)))}
      {part(t('beside.byCategory'), t('beside.category'), comparison.byCategory.map((row) => beside(row.category!, t(`budget:category.${row.category}`), row)))}
      {part(t('beside.byYear'), t('beside.year'), comparison.byYear.map((row) => beside(String(row.year), t('beside.yearNumber', { year: row.year }), row)))}
      {cells.length > 0 && (
        <details className={classes.fold}>
          <summary>{t('beside.cells', { count: cells.length })}</summary>
          {part(t('beside.cells', { count: cells.length }), t('beside.place'), cells)}
        </details>
      )}
    </>
  );
}

/** An amount with what it differs by from the first version. */
export function Amount({ amount, change, first = false }: { amount: string; change: string; first?: boolean }) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const more = !change.startsWith('-');
  return (
    <>
      {formatAmount(amount, language)}
      {!first && change !== '0.00' && <span className={classes.change}>{t(more ? 'beside.more' : 'beside.less', { amount: formatAmount(change, language) })}</span>}
    </>
  );
}

function Findings({ messages }: { messages: string[] }) {
  const { t } = useTranslation('versions');
  if (messages.length === 0) return t('beside.noFindings');
  return (
    <ul className={classes.plain}>
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
