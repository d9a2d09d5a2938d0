import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { type BudgetVersion, useTakeScenario } from './versionQueries';
import classes from './Versions.module.css';

interface TakeDialogProps {
  projectId: string;
  scenario: BudgetVersion | null;
  onClose: () => void;
}

/** Makes a scenario the draft. What was the draft is kept under a name. */
export function TakeDialog({ projectId, scenario, onClose }: TakeDialogProps) {
  const { t } = useTranslation('versions');
  return (
    <Dialog opened={scenario !== null} onClose={onClose} title={t('take.title', { name: scenario?.name })}>
      {scenario && <TakeForm projectId={projectId} scenario={scenario} onClose={onClose} />}
    </Dialog>
  );
}

function TakeForm({ projectId, scenario, onClose }: TakeDialogProps & { scenario: BudgetVersion }) {
  const { t } = useTranslation('versions');
  const take = useTakeScenario(projectId);
  const complaints = useComplaints(['keepAs'], 'versions');
  const [keepAs, setKeepAs] = useState(t('take.keepAsDefault'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complaints.begin({ keepAs: keepAs.trim() ? undefined : t('scenario.nameNeeded') })) take.mutate({ scenario, keepAs }, { onSuccess: onClose, onError: complaints.fail });
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ErrorSummary {...complaints} />
      <p>{t('take.told', { name: scenario.name, count: scenario.months })}</p>
      <TextField name="keepAs" label={t('take.keepAs')} value={keepAs} maxLength={100} error={complaints.fields.keepAs} onChange={setKeepAs} />
      <FormActs>
        <Button type="submit" loading={take.isPending}>
          {t('take.act')}
        </Button>
      </FormActs>
    </form>
  );
}
