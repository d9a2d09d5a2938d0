import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, Problem } from '@/api/problem';
import { problemMessage } from '@/api/problemMessage';
import { PageHeader } from '@/ui/PageHeader';
import { Strip } from '@/ui/Strip';
import { ImportOutcome } from './ImportOutcome';
import classes from './Organisations.module.css';
import { useImportList } from './queries';

/** Takes in a published list: choose it, look at what would happen, take it. */
export function ImportPage() {
  const { t } = useTranslation('organisation');
  const [file, setFile] = useState<File | null>(null);
  const preview = useImportList();
  const taking = useImportList();
  const result = taking.data ?? preview.data;
  const problem = taking.error ?? preview.error;
  const choose = (chosen: File | null) => {
    setFile(chosen);
    taking.reset();
    preview.reset();
    if (chosen) preview.mutate({ file: chosen, dryRun: true });
  };

  return (
    <>
      <PageHeader title={t('import.title')} lead={t('import.lead')} />
      <div className={classes.file}>
        <FileInput
          label={t('import.file')}
          description={t('import.fileHint')}
          accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
        <ImportOutcome
          result={result}
          fileName={file?.name ?? ''}
          acts={
            result.dryRun &&
            file && (
              <Button loading={taking.isPending} disabled={result.added + result.changed === 0} onClick={() => taking.mutate({ file, dryRun: false })}>
                {result.added + result.changed === 0 ? t('import.nothingNew') : t('import.take', { count: result.added + result.changed })}
              </Button>
            )
          }
        />
      )}
    </>
  );
}
