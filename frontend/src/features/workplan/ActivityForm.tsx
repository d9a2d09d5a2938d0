import { useTranslation } from 'react-i18next';
import { DateField } from '@/ui/forms/DateField';
import { FieldRow } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { editedAt, type FormProps, packageOptions, partnerOptions, partnerWord, standingRecord } from './formProps';
import { type Activity, usePlanChange, writeActivity } from './queries';
import { RecordForm } from './RecordForm';
import { useRecordForm } from './useRecordForm';

const names = ['code', 'kind', 'title', 'workPackageId', 'hostPartnerId', 'place', 'startsOn', 'endsOn', 'participants', 'description'] as const;
type Form = Record<(typeof names)[number], string | null>;

const kinds: readonly Activity['kind'][] = ['intensive_course', 'staff_workshop', 'transnational_meeting', 'multiplier_event', 'blended_mobility', 'virtual_mobility'];

const formOf = (record: Activity): Form => ({
  code: record.code, kind: record.kind, title: record.title, workPackageId: record.workPackageId, hostPartnerId: record.hostPartnerId, place: record.place,
  startsOn: record.startsOn, endsOn: record.endsOn, participants: String(record.participants), description: record.description,
});

/** A new activity, or the one given. */
export function ActivityForm({ projectId, person, plan, partners, record, within = '', client, onDone, onCancel }: FormProps<Activity> & { within?: string }) {
  const { t } = useTranslation('workplan');
  const { mutateAsync } = usePlanChange(projectId, writeActivity);
  const form = useRecordForm<Form>({
    draftKey: `${person}.plan.${projectId}.activity.${record?.id ?? `new.${within}`}`,
    initial: record ? formOf(record) : { code: '', kind: '', title: '', workPackageId: within, hostPartnerId: '', place: '', startsOn: '', endsOn: '', participants: '', description: '' },
    version: record?.version,
    names,
    required: ['code', 'kind', 'title', 'hostPartnerId', 'startsOn', 'endsOn'],
    whole: ['participants'],
    write: ({ participants, startsOn, endsOn, ...values }, version, key) =>
      mutateAsync({
        edited: editedAt(record, version),
        key,
        draft: {
          code: values.code ?? '', kind: values.kind ?? '', title: values.title ?? '', description: values.description ?? '', workPackageId: values.workPackageId ?? '',
          hostPartnerId: values.hostPartnerId ?? '', place: values.place ?? '', startsOn, endsOn, participants: Number(participants || 0),
        },
      }),
    load: () => standingRecord(client, projectId, record?.id, (now) => now.activities, formOf),
    onDone,
  });
  const packages = packageOptions(t, plan);
  const say = (name: (typeof names)[number], value: string | null) => {
    if (name === 'hostPartnerId') return partnerWord(partners, value);
    if (name === 'workPackageId') return packages.find((one) => one.value === value)?.label ?? t('withoutWorkPackage');
    if (name === 'kind' && value) return t(`kind.${value as Activity['kind']}`);
    return value ?? '';
  };
  const range = { min: plan.startOn ?? undefined, max: plan.endOn ?? undefined };
  return (
    <RecordForm
      form={form}
      act={record ? t('ui:save') : t('add.activity')}
      onCancel={onCancel}
      label={(name) => t(`form.${name}`)}
      say={say}
    >
      <FieldRow>
        <TextField {...form.text('code')} label={t('form.code')} hint={t('form.codeHint.activity')} />
        <SelectField {...form.text('kind')} label={t('form.kind')} options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} placeholder={t('form.choose')} />
      </FieldRow>
      <TextField {...form.text('title')} label={t('form.title')} />
      <FieldRow>
        <DateField {...form.date('startsOn')} {...range} label={t('form.startsOn')} />
        <DateField {...form.date('endsOn')} {...range} label={t('form.endsOn')} />
      </FieldRow>
      <FieldRow>
        <SelectField {...form.text('hostPartnerId')} label={t('form.hostPartnerId')} options={partnerOptions(partners, form.values.hostPartnerId)} placeholder={t('form.choose')} />
        <TextField {...form.text('place')} label={t('form.place')} optional />
      </FieldRow>
      <FieldRow>
        <SelectField {...form.text('workPackageId')} label={t('form.workPackageId')} options={packages} placeholder={t('withoutWorkPackage')} optional />
        <TextField {...form.text('participants')} label={t('form.participants')} optional />
      </FieldRow>
      <TextAreaField {...form.text('description')} label={t('form.description')} optional />
    </RecordForm>
  );
}
