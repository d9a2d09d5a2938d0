import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import classes from './cash.module.css';
import { contentAddress } from './queries';
import { TimeSheetDialog } from './TimeSheetDialog';
import { fieldsOf, sheetAddress, type TimeSheet, type TimeSheetList, useRemoveTimeSheet, useSaveTimeSheet } from './timeSheetQueries';

/** The sheets of a project: who, when, how many days, what else that month, and the signed file. */
export function TimeSheetView({ projectId, list }: { projectId: string; list: TimeSheetList }) {
  const { t } = useTranslation('timeSheets');
  const language = useLanguage();
  const [open, setOpen] = useState<'add' | TimeSheet | null>(null);
  const [removed, setRemoved] = useState<TimeSheet | null>(null);
  const save = useSaveTimeSheet(projectId);
  const remove = useRemoveTimeSheet(projectId);
  const days = (value: string) => (language === 'sv' ? value.replace('.', ',') : value);
  const writes = list.partners.length > 0;
  const add = writes && (
    <Button onClick={() => setOpen('add')} data-print="no">
      {t('add')}
    </Button>
  );
  const columns: Column<TimeSheet>[] = [
    {
      id: 'person',
      header: t('column.person'),
      cell: (sheet) => (
        <span className={classes.named}>
          {sheet.person}
          <span className={classes.muted}>
            {t(`category.${sheet.staffCategory}`)}
            {sheet.position && ` · ${sheet.position}`}
          </span>
        </span>
      ),
    },
    { id: 'month', header: t('column.month'), whole: true, cell: ({ month }) => month?.slice(0, 7) },
    {
      id: 'days',
      header: t('column.days'),
      numeric: true,
      cell: (sheet) => (
        <span className={classes.figure}>
          {days(sheet.days)}
          {sheet.outputs.map(({ output, days: on }, at) => (
            <span key={at} className={classes.muted}>
              {output} {days(on)}
            </span>
          ))}
        </span>
      ),
    },
    { id: 'all', header: t('column.all'), cell: (sheet) => <Everywhere sheet={sheet} days={days} /> },
    {
      id: 'signed',
      header: t('column.signed'),
      cell: (sheet) => (
        <span className={classes.named}>
          {sheet.document ? (
            <a href={contentAddress(projectId, sheet.document.id)} download>
              {sheet.document.name}
            </a>
          ) : (
            <span className={classes.muted}>{t('notSigned')}</span>
          )}
          <a href={sheetAddress(projectId, sheet.id, language)} download aria-label={t('printNamed', { person: sheet.person, month: sheet.month?.slice(0, 7) })}>
            {t('print')}
          </a>
        </span>
      ),
    },
  ];
  if (writes) {
    columns.push({
      id: 'acts',
      header: t('column.act'),
      cell: (sheet) =>
        sheet.allowedActions.includes('edit_time_sheet') && (
          <span className={classes.acts}>
            {sheet.document ? (
              <Button size="compact-sm" variant="subtle" aria-label={t('unsignNamed', { person: sheet.person, month: sheet.month?.slice(0, 7) })} onClick={() => save.mutate({ sheet, fields: { ...fieldsOf(sheet), documentId: '' }, key: newIdempotencyKey() })}>
                {t('unsign')}
              </Button>
            ) : (
              <>
                <SignedFile label={t('attach')} named={t('attachNamed', { person: sheet.person, month: sheet.month?.slice(0, 7) })} onFile={(signed) => save.mutate({ sheet, fields: fieldsOf(sheet), signed, key: newIdempotencyKey() })} />
                <Button size="compact-sm" variant="subtle" aria-label={t('changeNamed', { person: sheet.person, month: sheet.month?.slice(0, 7) })} onClick={() => setOpen(sheet)}>
                  {t('change')}
                </Button>
                <Button size="compact-sm" variant="subtle" color="red" aria-label={t('removeNamed', { person: sheet.person, month: sheet.month?.slice(0, 7) })} onClick={() => setRemoved(sheet)}>
                  {t('remove')}
                </Button>
              </>
            )}
          </span>
        ),
    });
  }
  return (
    <div className={classes.page}>
      <section aria-labelledby="sheets">
        <div className={classes.head}>
          <h3 id="sheets">{t('sheets')}</h3>
          {list.items.length > 0 && add}
        </div>
        {Boolean(save.error) && open === null && <Strip tone="bad">{problemMessage(t, save.error)}</Strip>}
        {list.items.length === 0 ? (
          <EmptyState drawing="calendar" act={add}>
            {t(writes ? 'empty' : 'emptyReader')}
          </EmptyState>
        ) : (
          <>
            <DataTable caption={t('sheets')} rows={list.items} rowKey={({ id }) => id} columns={columns} />
            <p className={`${classes.muted} ${classes.after}`}>{t('how')}</p>
          </>
        )}
      </section>
      {open && <TimeSheetDialog projectId={projectId} partners={list.partners} sheet={open === 'add' ? undefined : open} onClose={() => setOpen(null)} />}
      <ConfirmSummary
        opened={removed !== null}
        onClose={() => setRemoved(null)}
        title={t('removeTitle')}
        summary={removed ? [{ label: t('column.person'), value: removed.person }, { label: t('column.month'), value: removed.month?.slice(0, 7) }, { label: t('column.days'), value: days(removed.days) }] : []}
        confirm={t('remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removed && remove.mutate(removed, { onSuccess: () => setRemoved(null) })}
      />
    </div>
  );
}

function Everywhere({ sheet, days }: { sheet: TimeSheet; days: (value: string) => string }) {
  const { t } = useTranslation('timeSheets');
  return (
    <span className={classes.named}>
      <StatusBadge tone={sheet.tooMany ? 'bad' : 'neutral'}>{t(sheet.tooMany ? 'tooMany' : 'ofWeekdays', { days: days(sheet.allDays), weekdays: sheet.weekdays })}</StatusBadge>
      {sheet.elsewhere.map(({ projectId, acronym, days: there }) => (
        <span key={projectId} className={classes.muted}>
          {t('elsewhere', { acronym, days: days(there) })}
        </span>
      ))}
      {sheet.hiddenDays !== '0' && <span className={classes.muted}>{t('hidden', { days: days(sheet.hiddenDays) })}</span>}
    </span>
  );
}

function SignedFile({ label, named, onFile }: { label: string; named: string; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <Button size="compact-sm" variant="default" aria-label={named} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
