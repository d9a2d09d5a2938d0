import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FieldRow, FormActs, FormSection } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { shortName } from '../budgetModel';
import { type Budget, budgetQuery } from '../queries';
import { useAddScenario } from './versionQueries';
import classes from './Versions.module.css';

interface ScenarioDialogProps {
  projectId: string;
  opened: boolean;
  onClose: () => void;
}

/** What if: a copy of the draft in another duration, or with another partner carrying a part. */
export function ScenarioDialog({ projectId, opened, onClose }: ScenarioDialogProps) {
  const { t } = useTranslation('versions');
  const { data: draft } = useQuery({ ...budgetQuery(projectId), enabled: opened });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('scenario.add')} size="lg">
      {opened && draft && <ScenarioForm projectId={projectId} draft={draft} onClose={onClose} />}
    </Dialog>
  );
}

const names = ['name', 'durationMonths', 'handOvers.0.fromPartnerId', 'handOvers.0.toPartnerId'];

function ScenarioForm({ projectId, draft, onClose }: { projectId: string; draft: Budget; onClose: () => void }) {
  const { t } = useTranslation(['versions', 'budget']);
  const add = useAddScenario(projectId);
  const complaints = useComplaints(names, 'versions');
  const [name, setName] = useState('');
  const [months, setMonths] = useState(String(draft.months));
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [category, setCategory] = useState('');
  const partners = draft.partners.filter(({ role }) => role !== 'associated');
  const option = (partner: (typeof partners)[number]) => ({ value: partner.id, label: shortName(partner) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const count = Number(months);
    const wrong = {
      name: name.trim() ? undefined : t('scenario.nameNeeded'),
      durationMonths: /^\d{1,3}$/.test(months.trim()) && count >= 1 && count <= 120 ? undefined : t('scenario.monthsWrong'),
      'handOvers.0.toPartnerId': from && !to ? t('scenario.toNeeded') : undefined,
    };
    if (!complaints.begin(wrong)) return;
    add.mutate(
      { name, durationMonths: count, handOvers: from ? [{ fromPartnerId: from, toPartnerId: to, category: category || undefined }] : [] },
      { onSuccess: onClose, onError: complaints.fail },
    );
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ErrorSummary {...complaints} />
      <p>{t('scenario.told')}</p>
      <TextField name="name" label={t('scenario.name')} hint={t('scenario.nameHint')} value={name} maxLength={100} error={complaints.fields.name} onChange={setName} />
      <TextField name="durationMonths" label={t('scenario.months')} hint={t('scenario.monthsHint', { count: draft.months })} value={months} maxLength={3} error={complaints.fields.durationMonths} onChange={setMonths} />
      <FormSection title={t('scenario.handOver')} intro={t('scenario.handOverTold')}>
        <FieldRow>
          <SelectField name="handOvers.0.fromPartnerId" label={t('scenario.from')} optional placeholder={t('scenario.nobody')} value={from} error={complaints.fields['handOvers.0.fromPartnerId']} onChange={setFrom} options={partners.map(option)} />
          <SelectField name="category" label={t('scenario.what')} optional placeholder={t('scenario.everything')} value={category} onChange={setCategory} options={draft.categories.map(({ code }) => ({ value: code, label: t(`budget:category.${code}`) }))} />
          <SelectField name="handOvers.0.toPartnerId" label={t('scenario.to')} optional placeholder={t('scenario.nobody')} value={to} error={complaints.fields['handOvers.0.toPartnerId']} onChange={setTo} options={partners.filter(({ id }) => id !== from).map(option)} />
        </FieldRow>
      </FormSection>
      <FormActs>
        <Button type="submit" loading={add.isPending}>
          {t('scenario.make')}
        </Button>
      </FormActs>
    </form>
  );
}
