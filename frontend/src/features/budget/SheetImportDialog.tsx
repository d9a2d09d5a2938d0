import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { DataTable } from '@/ui/DataTable';
import { Dialog } from '@/ui/Dialog';
import { Strip } from '@/ui/Strip';
import { shortName } from './budgetModel';
import { type CellNote, type SheetImport, useImportSheet } from './fileQueries';
import type { Budget } from './queries';

interface SheetImportDialogProps {
  projectId: string;
  budget: Budget;
  onClose: () => void;
}

/** Takes in a sheet of the plan: choose it, look at what it changes cell by cell, take all of it or nothing. */
export function SheetImportDialog({ projectId, budget, onClose }: SheetImportDialogProps) {
  const { t } = useTranslation('budget');
  const [file, setFile] = useState<File | null>(null);
  const preview = useImportSheet(projectId);
  const taking = useImportSheet(projectId);
  const result = preview.data;
  const problem = taking.error ?? preview.error;
  const choose = (chosen: File | null) => {
    setFile(chosen);
    taking.reset();
    preview.reset();
    if (chosen) preview.mutate({ file: chosen });
  };
  const ready = file && result && result.refused.length === 0 && result.changes.length > 0 && !taking.data;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="xl"
      title={t('sheet.title')}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {taking.data ? t('block.close') : t('ui:cancel')}
          </Button>
          {ready && (
            <Button loading={taking.isPending} onClick={() => taking.mutate({ file, version: result.version })}>
              {t('sheet.take', { count: result.changes.length })}
            </Button>
          )}
        </>
      }
    >
      <p>{t('sheet.lead')}</p>
      <FileInput label={t('sheet.file')} accept=".xlsx,.csv" placeholder={t('sheet.choose')} value={file} onChange={choose} clearable clearButtonProps={{ 'aria-label': t('ui:file.remove') }} />
      {preview.isPending && <p role="status">{t('sheet.reading')}</p>}
      {problem instanceof Problem && <Strip tone="bad">{problem.status === 412 ? t('sheet.stale') : t([`sheet.problem.${problem.code}`, 'sheet.problem.other'], { reason: problemMessage(t, problem) })}</Strip>}
      {taking.data && <Strip tone="good">{t('sheet.taken', { count: taking.data.changes.length })}</Strip>}
      {result && !taking.data && <Outcome result={result} budget={budget} />}
    </Dialog>
  );
}

const shown = 200;

function Outcome({ result, budget }: { result: SheetImport; budget: Budget }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const partners = new Map(budget.partners.map((partner) => [partner.id, shortName(partner)]));
  const amount = (value: string | null) => (value === null ? '–' : formatAmount(value, language, { cents: 'always' }));
  if (result.refused.length > 0) return <Refused notes={result.refused} />;
  if (result.changes.length === 0) return <Strip tone="info">{t('sheet.nothing')}</Strip>;
  return (
    <>
      <DataTable
        caption={t('sheet.changes', { count: result.changes.length })}
        dense
        rows={result.changes.slice(0, shown)}
        rowKey={({ cell }) => cell}
        columns={[
          { id: 'cell', header: t('sheet.cell'), cell: ({ cell }) => cell },
          {
            id: 'place',
            header: t('grid.rowHeading'),
            rowHeader: true,
            cell: ({ partnerId = '', category = '', year }) => `${partners.get(partnerId) ?? partnerId} · ${t(`category.${category}`, category)} · ${t('ui:cap.year', { year })}`,
          },
          { id: 'before', header: t('sheet.before'), numeric: true, cell: ({ before }) => amount(before) },
          { id: 'after', header: t('sheet.after'), numeric: true, cell: ({ after }) => <strong>{amount(after)}</strong> },
        ]}
      />
      {result.changes.length > shown && <p>{t('sheet.more', { count: result.changes.length - shown })}</p>}
    </>
  );
}

function Refused({ notes }: { notes: readonly CellNote[] }) {
  const { t } = useTranslation('budget');
  return (
    <>
      <Strip tone="bad">{t('sheet.refused', { count: notes.length })}</Strip>
      <DataTable
        caption={t('sheet.refusedTitle')}
        dense
        rows={notes.slice(0, shown).map((note, index) => ({ ...note, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { id: 'cell', header: t('sheet.cell'), rowHeader: true, cell: ({ cell }) => cell || t('sheet.wholeFile') },
          { id: 'reason', header: t('sheet.reason'), cell: ({ code, params, reason }) => t([`sheet.note.${code}`, 'sheet.note.other'], { ...params, reason }) },
        ]}
      />
    </>
  );
}
