import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { countryName } from '@/i18n/countries';
import { DataTable } from '@/ui/DataTable';
import { StatusBadge } from '@/ui/StatusBadge';
import { ColumnTable } from './ColumnTable';
import { needsLook, readingNeedsLook } from './lookAt';
import { noteWords } from './noteWords';
import classes from './Proposal.module.css';
import type { ProposalCheck, Reading, Source } from './queries';
import { ReadingChoices } from './ReadingChoices';

interface ReadingViewProps {
  check: ProposalCheck;
  source: Source;
  onSource: (source: Source) => void;
}

/** How the file was read: what needs a decision first, then the columns, then each value as written and as read. */
export function ReadingView({ check, source, onSource }: ReadingViewProps) {
  const { t } = useTranslation('proposal');
  const attention = check.notes.filter(needsLook);
  const quiet = check.notes.filter((note) => !needsLook(note));
  const looked = check.readings.filter(readingNeedsLook);
  const rest = check.readings.filter((reading) => !readingNeedsLook(reading));
  const interpreted = rest.filter(({ written, read, flag }) => flag !== '' || written !== read);
  const same = rest.filter(({ written, read, flag }) => flag === '' && written === read);
  return (
    <>
      <ReadingChoices check={check} source={source} onSource={onSource} />
      {attention.length > 0 && (
        <>
          <h2 className={classes.heading}>{t('reading.notes')}</h2>
          <ul className={classes.notes}>
            {attention.map((note, index) => (
              <li key={index}>{noteWords(t, note)}</li>
            ))}
          </ul>
        </>
      )}
      {looked.length > 0 && <Readings title={t('reading.look')} readings={looked} />}
      {check.columns.length > 0 && <ColumnTable check={check} source={source} onSource={onSource} />}
      {interpreted.length > 0 && <Readings title={t('reading.others')} readings={interpreted} />}
      {same.length > 0 && (
        <details className={classes.same}>
          <summary>{t('reading.same', { count: same.length })}</summary>
          <Readings title={t('reading.same', { count: same.length })} readings={same} hidden />
        </details>
      )}
      {quiet.length > 0 && (
        <ul className={classes.quiet}>
          {quiet.map((note, index) => (
            <li key={index}>{noteWords(t, note)}</li>
          ))}
        </ul>
      )}
      {check.format === 'jsonl' && <p className={classes.quiet}>{t('reading.lines')}</p>}
    </>
  );
}

function Readings({ title, readings, hidden = false }: { title: string; readings: readonly Reading[]; hidden?: boolean }) {
  const { t } = useTranslation('proposal');
  const language = useLanguage();
  const read = ({ field, read, fault }: Reading) => {
    if (fault) return '–';
    if (read === '') return t('unknown');
    switch (field) {
      case 'grant_requested':
        return formatAmount(read, language, { cents: 'always' });
      case 'country':
        return `${countryName(read, language)} (${read})`;
      case 'type':
        return t(`type.${read}`);
      case 'role':
        return t(`role.${read}`);
      case 'eche':
        return t(read === 'yes' ? 'yes' : 'no');
      case 'duration_months':
        return t('months', { count: Number(read) });
      default:
        return read;
    }
  };
  return (
    <>
      {!hidden && <h2 className={classes.heading}>{title}</h2>}
      <DataTable
        caption={title}
        dense
        rows={readings}
        rowKey={({ column, cell, written }) => `${column} ${cell} ${written}`}
        columns={[
          { id: 'field', header: t('column.field'), cell: ({ field, column }) => `${t(`field.${field}`)} (${column})` },
          { id: 'written', header: t('column.written'), cell: ({ written }) => <q className={classes.written}>{written}</q> },
          { id: 'read', header: t('column.read'), cell: read },
          {
            id: 'how',
            header: t('column.how'),
            cell: (reading) =>
              reading.fault ? (
                <StatusBadge tone="bad">{t(`fault.${reading.fault}`)}</StatusBadge>
              ) : (
                reading.flag && <StatusBadge tone={readingNeedsLook(reading) ? 'attention' : 'neutral'}>{t(`flag.${reading.flag}`)}</StatusBadge>
              ),
          },
          { id: 'count', header: t('column.count'), numeric: true, cell: ({ count }) => count },
          { id: 'cell', header: t('column.cell'), cell: ({ cell }) => cell },
        ]}
      />
    </>
  );
}
