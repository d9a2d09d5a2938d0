import { useTranslation } from 'react-i18next';
import { DateField } from '@/ui/forms/DateField';
import { FieldRow } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { editedAt, type FormProps, packageOptions, partnerOptions, partnerWord, standingRecord } from './formProps';
import { type Deliverable, usePlanChange, writeDeliverable } from './queries';
import { RecordForm } from './RecordForm';
import { useRecordForm } from './useRecordForm';

const names = ['code', 'title', 'workPackageId', 'leadPartnerId', 'dueOn', 'description'] as const;
type Form = Record<(typeof names)[number], string | null>;

const formOf = (record: Deliverable): Form => ({ code: record.code, title: record.title, workPackageId: record.workPackageId, leadPartnerId: record.leadPartnerId, dueOn: record.dueOn, description: record.description });

/** A new deliverable, or the one given. */
export function DeliverableForm({ projectId, person, plan, partners, record, within = '', client, onDone, onCancel }: FormProps<Deliverable> & { within?: string }) {
  const { t } = useTranslation('workplan');
  const { mutateAsync } = usePlanChange(projectId, writeDeliverable);
  const home = plan.workPackages.find(({ id }) => id === within);
  const form = useRecordForm<Form>({
    draftKey: `${person}.plan.${projectId}.deliverable.${record?.id ?? `new.${within}`}`,
    initial: record ? formOf(record) : { code: '', title: '', workPackageId: within, leadPartnerId: home?.leadPartnerId ?? '', dueOn: '', description: '' },
    version: record?.version,
    names,
    required: ['code', 'title', 'workPackageId', 'leadPartnerId', 'dueOn'],
    write: (values, version, key) =>
      mutateAsync({
        edited: editedAt(record, version),
        key,
        draft: { code: values.code ?? '', title: values.title ?? '', description: values.description ?? '', workPackageId: values.workPackageId ?? '', leadPartnerId: values.leadPartnerId ?? '', dueOn: values.dueOn },
      }),
    load: () => standingRecord(client, projectId, record?.id, (now) => now.deliverables, formOf),
    onDone,
  });
  const packages = packageOptions(t, plan);
  const say = (name: (typeof names)[number], value: string | null) => {
    if (name === 'leadPartnerId') return partnerWord(partners, value);
    if (name === 'workPackageId') return packages.find((one) => one.value === value)?.label ?? '';
    return value ?? '';
  };
  return (
    <RecordForm
      form={form}
      act={record ? t('ui:save') : t('add.deliverable')}
      onCancel={onCancel}
      label={(name) => t(`form.${name}`)}
      say={say}
    >
      <FieldRow>
        <TextField {...form.text('code')} label={t('form.code')} hint={t('form.codeHint.deliverable')} />
        <SelectField {...form.text('workPackageId')} label={t('form.workPackageId')} options={packages} placeholder={t('form.choose')} />
      </FieldRow>
      <TextField {...form.text('title')} label={t('form.title')} />
      <FieldRow>
        <SelectField {...form.text('leadPartnerId')} label={t('form.leadPartnerId')} options={partnerOptions(partners, form.values.leadPartnerId)} placeholder={t('form.choose')} />
        <DateField {...form.date('dueOn')} label={t('form.dueOn')} min={plan.startOn ?? undefined} max={plan.endOn ?? undefined} />
      </FieldRow>
      <TextAreaField {...form.text('description')} label={t('form.description')} optional />
    </RecordForm>
  );
}
