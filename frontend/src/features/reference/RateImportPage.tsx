import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, Problem } from '@/api/problem';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatRate } from '@/money/original';
import { DataTable } from '@/ui/DataTable';
import { PageHeader } from '@/ui/PageHeader';
import { Strip } from '@/ui/Strip';
import classes from './ExchangeRates.module.css';
import { type RateImport, type RowNote, useImportRates } from './rateQueries';
import { month } from './rateWords';

/** Takes in a published file of rates: choose it, look at what would happen, take it. */
export function RateImportPage() {
  const { t } = useTranslation('rates');
  const [file, setFile] = useState<File | null>(null);
  const preview = useImportRates();
  const taking = useImportRates();
  const result = taking.data ?? preview.data;
  const problem = taking.error ?? preview.error;
  const choose = (chosen: File | null) => {
    setFile(chosen);
    taking.reset();
    preview.reset();
    if (chosen) preview.mutate({ file: chosen, dryRun: true });
  };
  const fresh = result ? result.added + result.changed : 0;
  return (
    <>
      <PageHeader title={t('import.title')} lead={t('import.lead')} />
      <div className={classes.file}>
        <FileInput
          label={t('import.file')}
          description={t('import.fileHint')}
          accept=".csv,.xlsx,.txt,text/csv"
          placeholder={t('import.choose')}
          value={file}
          onChange={choose}
          clearable
          clearButtonProps={{ 'aria-label': t('ui:file.remove') }}
        />
      </div>
      {preview.isPending && <p role="status">{t('import.reading')}</p>}
      {problem instanceof Problem && <Strip tone="bad">{isProblem(problem, 413, 422) ? t([`fileProblem.${problem.code}`, 'fileProblem.other']) : problemMessage(t, problem)}</Strip>}
      {taking.data && <Strip tone="good">{t('import.taken', { added: taking.data.added, changed: taking.data.changed })}</Strip>}
      {result && (
        <Outcome result={result}>
          {result.dryRun && file && (
            <div className={classes.acts}>
              <Button loading={taking.isPending} disabled={fresh === 0} onClick={() => taking.mutate({ file, dryRun: false })}>
                {fresh === 0 ? t('import.nothingNew') : t('import.take', { count: fresh })}
              </Button>
            </div>
          )}
        </Outcome>
      )}
    </>
  );
}

const shown = 200;

function Outcome({ result, children }: { result: RateImport; children: React.ReactNode }) {
  const { t } = useTranslation('rates');
  const language = useLanguage();
  return (
    <>
      <p>{t('import.understood', { series: t(`series.${result.series}`) })}</p>
      <ul className={classes.counts} aria-label={t('import.counts')}>
        {(['added', 'changed', 'unchanged'] as const).map((kind) => (
          <li key={kind}>
            <strong>{result[kind]}</strong> {t(`import.${kind}`)}
          </li>
        ))}
        <li>
          <strong>{result.refused.length}</strong> {t('import.refused')}
        </li>
      </ul>
      {children}
      {result.refused.length > 0 && <Notes title={t('import.refusedTitle')} notes={result.refused} />}
      {result.warnings.length > 0 && <Notes title={t('import.warningsTitle')} notes={result.warnings} />}
      {result.rows.length > 0 && (
        <>
          <h2 className={classes.heading}>{t('import.changesTitle')}</h2>
          <DataTable
            caption={t('import.changesTitle')}
            dense
            rows={result.rows.slice(0, shown)}
            rowKey={({ cell }) => cell}
            columns={[
              { id: 'cell', header: t('import.cell'), cell: ({ cell }) => cell },
              { id: 'currency', header: t('currency'), rowHeader: true, cell: ({ currency, startsOn }) => `${currency} ${result.series === 'inforeuro' ? month(startsOn) : startsOn}` },
              { id: 'rate', header: t('rate'), numeric: true, cell: ({ unitsPerEuro }) => formatRate(unitsPerEuro, language) },
              { id: 'before', header: t('import.before'), numeric: true, cell: ({ before, beforeOrigin }) => (before ? `${formatRate(before, language)} (${t(`origin.${beforeOrigin}`)})` : '–') },
            ]}
          />
          {fresh(result) > shown && <p>{t('import.more', { count: fresh(result) - shown })}</p>}
        </>
      )}
    </>
  );
}

const fresh = ({ added, changed }: RateImport) => added + changed;

function Notes({ title, notes }: { title: string; notes: readonly RowNote[] }) {
  const { t } = useTranslation('rates');
  return (
    <>
      <h2 className={classes.heading}>{title}</h2>
      <DataTable
        caption={title}
        dense
        rows={notes.slice(0, shown).map((note, index) => ({ ...note, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { id: 'place', header: t('import.place'), cell: ({ cell }) => cell || t('import.wholeFile') },
          { id: 'reason', header: t('import.reason'), cell: ({ code, params, reason }) => t([`note.${code}`, 'note.other'], { ...params, reason }) },
        ]}
      />
      {notes.length > shown && <p>{t('import.more', { count: notes.length - shown })}</p>}
    </>
  );
}
