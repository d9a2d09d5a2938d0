import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { useLanguage } from '@/i18n/useLanguage';
import { Dialog } from '@/ui/Dialog';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import classes from './cash.module.css';
import { type TimeSheet, type TimeSheetList, useSaveTimeSheet } from './timeSheetQueries';

const categories = ['manager', 'researcher', 'technician', 'administrative'] as const;

/** Who worked, in which month and staff category, and how many days on each output. */
export function TimeSheetDialog({ projectId, partners, sheet, onClose }: { projectId: string; partners: TimeSheetList['partners']; sheet?: TimeSheet; onClose: () => void }) {
  const { t } = useTranslation('timeSheets');
  const language = useLanguage();
  const save = useSaveTimeSheet(projectId);
  const shown = (days: string) => (language === 'sv' ? days.replace('.', ',') : days);
  const [partnerId, setPartnerId] = useState(sheet?.partnerId ?? (partners.length === 1 ? partners[0]!.id : ''));
  const [person, setPerson] = useState(sheet?.person ?? '');
  const [position, setPosition] = useState(sheet?.position ?? '');
  const [staffCategory, setCategory] = useState<TimeSheet['staffCategory']>(sheet?.staffCategory ?? 'researcher');
  const [month, setMonth] = useState(sheet?.month?.slice(0, 7) ?? '');
  const [outputs, setOutputs] = useState(sheet ? sheet.outputs.map(({ output, days }) => ({ output, days: shown(days) })) : [{ output: '', days: '' }]);
  const names = ['partnerId', 'person', 'position', 'month', 'outputs', ...outputs.flatMap((_, at) => [`outputs.${at}.output`, `outputs.${at}.days`])];
  const complaints = useComplaints(names, 'timeSheets');
  const change = (at: number, name: 'output' | 'days', value: string) => setOutputs(outputs.map((one, place) => (place === at ? { ...one, [name]: value } : one)));
  const labels = Object.fromEntries(names.map((name) => [name, t(`label.${name.split('.').at(-1)}`)]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong: Record<string, string | undefined> = {
      partnerId: partnerId ? undefined : t('problem:field.required'),
      person: person.trim() ? undefined : t('problem:field.required'),
      month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month.trim()) ? undefined : t('field.month.required'),
    };
    outputs.forEach(({ output, days }, at) => {
      if (!output.trim()) wrong[`outputs.${at}.output`] = t('field.output.required');
      if (!/^\d{1,2}([.,]\d)?$/.test(days.trim())) wrong[`outputs.${at}.days`] = t('field.days.days_form');
    });
    if (!complaints.begin(wrong)) return;
    const fields = { partnerId, person, position, staffCategory, month: `${month.trim()}-01`, outputs: outputs.map(({ output, days }) => ({ output, days: days.trim().replace(',', '.') })) };
    save.mutate({ sheet, fields, key: newIdempotencyKey() }, { onSuccess: onClose, onError: complaints.fail });
  };
  return (
    <Dialog opened onClose={onClose} title={t(sheet ? 'changeTitle' : 'add')} size="lg">
      <form onSubmit={submit} noValidate className={classes.form}>
        <ErrorSummary {...complaints} labels={labels} />
        <div className={classes.fields}>
          <SelectField name="partnerId" label={t('label.partnerId')} value={partnerId} placeholder="" disabled={sheet !== undefined} onChange={setPartnerId} options={partners.map(({ id, name }) => ({ value: id, label: name }))} error={complaints.fields.partnerId} />
          <TextField name="person" label={t('label.person')} value={person} maxLength={120} onChange={setPerson} error={complaints.fields.person} />
          <TextField name="position" label={t('label.position')} optional value={position} maxLength={120} onChange={setPosition} error={complaints.fields.position} />
          <SelectField name="staffCategory" label={t('label.staffCategory')} value={staffCategory} onChange={(next) => next && setCategory(next)} options={categories.map((value) => ({ value, label: t(`category.${value}`) }))} />
          <TextField name="month" label={t('label.month')} hint={t('hint.month')} value={month} onChange={setMonth} error={complaints.fields.month} />
        </div>
        <fieldset className={classes.group}>
          <legend>{t('label.outputs')}</legend>
          {complaints.fields.outputs && <p className={classes.wrong}>{complaints.fields.outputs}</p>}
          {outputs.map((one, at) => (
            <div key={at} className={classes.fields}>
              <TextField name={`outputs.${at}.output`} label={t('label.output')} hint={at === 0 ? t('hint.output') : undefined} value={one.output} maxLength={60} onChange={(value) => change(at, 'output', value)} error={complaints.fields[`outputs.${at}.output`]} />
              <TextField name={`outputs.${at}.days`} label={t('label.days')} hint={at === 0 ? t('hint.days') : undefined} value={one.days} onChange={(value) => change(at, 'days', value)} error={complaints.fields[`outputs.${at}.days`]} />
            </div>
          ))}
          <span className={classes.acts}>
            <Button size="compact-sm" variant="default" onClick={() => setOutputs([...outputs, { output: '', days: '' }])}>
              {t('addOutput')}
            </Button>
            {outputs.length > 1 && (
              <Button size="compact-sm" variant="subtle" onClick={() => setOutputs(outputs.slice(0, -1))}>
                {t('removeOutput')}
              </Button>
            )}
          </span>
        </fieldset>
        <div className={classes.formActs}>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('ui:save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
