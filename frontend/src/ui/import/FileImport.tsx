import { Button, FileInput } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { isProblem, Problem } from '@/api/problem';
import { problemMessage } from '@/api/problemMessage';
import { PageHeader } from '../PageHeader';
import { saveFile } from '../saveFile';
import { Strip } from '../Strip';
import classes from './FileImport.module.css';
import { type RowNote, RowNotes } from './RowNotes';
import { refusedRows } from './refusedRows';

/** What every import tells of a file, whether it was taken or only looked at. */
export interface Imported {
  dryRun: boolean;
  added: number;
  changed: number;
  unchanged: number;
  refused: RowNote[];
  warnings: RowNote[];
}

export interface ImportRequest {
  file: Blob;
  dryRun: boolean;
}

interface FileImportProps<Result extends Imported> {
  /** The words of the feature, which has them under `import` and `fileProblem`. */
  words: TFunction;
  useImport: () => UseMutationResult<Result, Error, ImportRequest>;
  sayNote: (note: RowNote) => string;
  /** How the file was understood as a whole, above the counts. */
  about?: (result: Result) => ReactNode;
  /** What is new and what changes. */
  changes: (result: Result) => ReactNode;
  /** What else there is to tell, at the end. */
  after?: (result: Result) => ReactNode;
}

/** A page that takes in a published file: choose it, look at what would happen, take it. */
export function FileImport<Result extends Imported>({ words, useImport, sayNote, about, changes, after }: FileImportProps<Result>) {
  const [file, setFile] = useState<File | null>(null);
  const preview = useImport();
  const taking = useImport();
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
      <PageHeader title={words('import.title')} lead={words('import.lead')} />
      <div className={classes.file}>
        <FileInput
          label={words('import.file')}
          description={words('import.fileHint')}
          accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          placeholder={words('import.choose')}
          value={file}
          onChange={choose}
          clearable
          clearButtonProps={{ 'aria-label': words('ui:file.remove') }}
        />
      </div>
      {preview.isPending && <p role="status">{words('import.reading')}</p>}
      {problem instanceof Problem && <Strip tone="bad">{isProblem(problem, 413, 422) ? words([`fileProblem.${problem.code}`, 'fileProblem.other']) : problemMessage(words, problem)}</Strip>}
      {taking.data && <Strip tone="good">{words('import.taken', { added: taking.data.added, changed: taking.data.changed })}</Strip>}
      {result && (
        <>
          {about?.(result)}
          <Counts words={words} result={result} />
          <div className={classes.acts}>
            {result.dryRun && file && (
              <Button loading={taking.isPending} disabled={fresh === 0} onClick={() => taking.mutate({ file, dryRun: false })}>
                {fresh === 0 ? words('import.nothingNew') : words('import.take', { count: fresh })}
              </Button>
            )}
            {result.refused.length > 0 && <TakeRefused words={words} refused={result.refused} sayNote={sayNote} fileName={file?.name ?? ''} />}
          </div>
          <RowNotes words={words} title={words('import.refusedTitle')} notes={result.refused} sayNote={sayNote} />
          {changes(result)}
          <RowNotes words={words} title={words('import.warningsTitle')} notes={result.warnings} sayNote={sayNote} />
          {after?.(result)}
        </>
      )}
    </>
  );
}

function Counts({ words, result }: { words: TFunction; result: Imported }) {
  const counts = { added: result.added, changed: result.changed, unchanged: result.unchanged, refused: result.refused.length, warnings: result.warnings.length };
  return (
    <ul className={classes.counts} aria-label={words('import.counts')}>
      {Object.entries(counts).map(([kind, count]) => (
        <li key={kind}>
          <strong>{count}</strong> {words(`import.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function TakeRefused({ words, refused, sayNote, fileName }: { words: TFunction; refused: readonly RowNote[]; sayNote: (note: RowNote) => string; fileName: string }) {
  const take = () => {
    const text = refusedRows(refused, [words('import.row'), words('import.cell'), words('import.reason')], sayNote);
    saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${fileName}-refused.csv`);
  };
  return (
    <Button variant="default" onClick={take}>
      {words('import.downloadRefused')}
    </Button>
  );
}
