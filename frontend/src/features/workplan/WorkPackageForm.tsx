import { useTranslation } from 'react-i18next';
import { DateField } from '@/ui/forms/DateField';
import { FieldRow } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { editedAt, type FormProps, partnerOptions, partnerWord, standingRecord } from './formProps';
import { usePlanChange, type WorkPackage, writeWorkPackage } from './queries';
import { RecordForm } from './RecordForm';
import { useRecordForm } from './useRecordForm';

const names = ['number', 'title', 'leadPartnerId', 'startsOn', 'endsOn', 'description'] as const;
type Form = Record<(typeof names)[number], string | null>;

const formOf = (record: WorkPackage): Form => ({ number: String(record.number), title: record.title, leadPartnerId: record.leadPartnerId, startsOn: record.startsOn, endsOn: record.endsOn, description: record.description });

/** A new work package, or the one given. */
export function WorkPackageForm({ projectId, person, plan, partners, record, client, onDone, onCancel }: FormProps<WorkPackage>) {
  const { t } = useTranslation('workplan');
  const { mutateAsync } = usePlanChange(projectId, writeWorkPackage);
  const next = Math.max(0, ...plan.workPackages.map(({ number }) => number)) + 1;
  const form = useRecordForm<Form>({
    draftKey: `${person}.plan.${projectId}.work-package.${record?.id ?? 'new'}`,
    initial: record ? formOf(record) : { number: String(next), title: '', leadPartnerId: '', startsOn: plan.startOn ?? '', endsOn: plan.endOn ?? '', description: '' },
    version: record?.version,
    names,
    required: ['number', 'title', 'leadPartnerId', 'startsOn', 'endsOn'],
    whole: ['number'],
    write: (values, version, key) =>
      mutateAsync({
        edited: editedAt(record, version),
        key,
        draft: { number: Number(values.number), title: values.title ?? '', description: values.description ?? '', leadPartnerId: values.leadPartnerId ?? '', startsOn: values.startsOn, endsOn: values.endsOn },
      }),
    load: () => standingRecord(client, projectId, record?.id, (now) => now.workPackages, formOf),
    onDone,
  });
  const range = { min: plan.startOn ?? undefined, max: plan.endOn ?? undefined };
  return (
    <RecordForm
      form={form}
      act={record ? t('ui:save') : t('add.work_package')}
      onCancel={onCancel}
      label={(name) => t(`form.${name}`)}
      say={(name, value) => (name === 'leadPartnerId' ? partnerWord(partners, value) : (value ?? ''))}
    >
      <FieldRow>
        <TextField {...form.text('number')} label={t('form.number')} />
        <SelectField {...form.text('leadPartnerId')} label={t('form.leadPartnerId')} options={partnerOptions(partners, form.values.leadPartnerId)} placeholder={t('form.choose')} />
      </FieldRow>
      <TextField {...form.text('title')} label={t('form.title')} />
      <FieldRow>
        <DateField {...form.date('startsOn')} {...range} label={t('form.startsOn')} />
        <DateField {...form.date('endsOn')} {...range} label={t('form.endsOn')} />
      </FieldRow>
      <TextAreaField {...form.text('description')} label={t('form.description')} optional />
    </RecordForm>
  );
}
