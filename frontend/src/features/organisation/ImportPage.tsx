import { useTranslation } from 'react-i18next';
import { FileImport } from '@/ui/import/FileImport';
import type { RowNote } from '@/ui/import/RowNotes';
import { ImportedColumns, ImportedRows } from './ImportOutcome';
import { useImportList } from './queries';

/** Takes in a published list of institutions. */
export function ImportPage() {
  const { t } = useTranslation('organisation');
  const say = ({ code, params, reason }: RowNote) => t([`note.${code}`, 'note.other'], { ...params, field: typeof params.field === 'string' && params.field ? t(`listField.${params.field}`) : '', reason });
  return <FileImport words={t} useImport={useImportList} sayNote={say} changes={(result) => <ImportedRows result={result} />} after={({ columns }) => <ImportedColumns columns={columns} />} />;
}
