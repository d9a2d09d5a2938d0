import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatRate } from '@/money/original';
import { DataTable } from '@/ui/DataTable';
import { FileImport } from '@/ui/import/FileImport';
import { MoreRows, type RowNote, shownRows } from '@/ui/import/RowNotes';
import classes from './ExchangeRates.module.css';
import { type RateImport, useImportRates } from './rateQueries';
import { month } from './rateWords';

/** Takes in a published file of rates. */
export function RateImportPage() {
  const { t } = useTranslation('rates');
  const say = ({ code, params, reason }: RowNote) => t([`note.${code}`, 'note.other'], { ...params, reason });
  return (
    <FileImport
      words={t}
      useImport={useImportRates}
      sayNote={say}
      about={({ series }) => <p>{t('import.understood', { series: t(`series.${series}`) })}</p>}
      changes={(result) => <ImportedRates result={result} />}
    />
  );
}

function ImportedRates({ result }: { result: RateImport }) {
  const { t } = useTranslation('rates');
  const language = useLanguage();
  if (result.rows.length === 0) return null;
  return (
    <>
      <h2 className={classes.heading}>{t('import.changesTitle')}</h2>
      <DataTable
        caption={t('import.changesTitle')}
        dense
        rows={result.rows.slice(0, shownRows)}
        rowKey={({ cell }) => cell}
        columns={[
          { id: 'cell', header: t('import.cell'), cell: ({ cell }) => cell },
          { id: 'currency', header: t('currency'), rowHeader: true, cell: ({ currency, startsOn }) => `${currency} ${result.series === 'inforeuro' ? month(startsOn) : startsOn}` },
          { id: 'rate', header: t('rate'), numeric: true, cell: ({ unitsPerEuro }) => formatRate(unitsPerEuro, language) },
          { id: 'before', header: t('import.before'), numeric: true, cell: ({ before, beforeOrigin }) => (before ? `${formatRate(before, language)} (${t(`origin.${beforeOrigin}`)})` : '–') },
        ]}
      />
      <MoreRows words={t} count={result.added + result.changed} />
    </>
  );
}
