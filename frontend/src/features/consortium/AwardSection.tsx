import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, idempotencyKey, ifMatch, newIdempotencyKey } from '@/api/client';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { Dialog } from '@/ui/Dialog';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs, FormSection } from '@/ui/forms/FormSection';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import classes from './Award.module.css';
import { type Award, awardQuery, may, type Project, refreshProject } from './queries';

/** What the agency granted, beside the plan of record, and its correction. */
export function AwardSection({ project }: { project: Project }) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const { data: award } = useQuery(awardQuery(project.id));
  const [correcting, setCorrecting] = useState(false);
  if (!award?.grantAwarded) return null;
  const amount = (value: string) => formatAmount(value, language);
  const differs = award.difference !== null && !/^-?0+(\.0+)?$/.test(award.difference);
  const facts: [string, string][] = [[t('field.grantAwarded'), amount(award.grantAwarded)]];
  if (award.agreementNumber) facts.push([t('field.agreementNumber'), award.agreementNumber]);
  if (award.planned !== null) facts.push([t('award.planned'), amount(award.planned)]);
  if (award.difference !== null) facts.push([t('award.difference'), amount(award.difference)]);
  return (
    <FormSection title={t('award.title')}>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {differs && <p className={classes.quiet}>{t('award.stays')}</p>}
      {may(award, 'correct_award') && (
        <div>
          <Button variant="default" size="compact-md" onClick={() => setCorrecting(true)}>
            {t('award.correct')}
          </Button>
        </div>
      )}
      <Dialog opened={correcting} onClose={() => setCorrecting(false)} title={t('award.correct')}>
        {correcting && <CorrectForm project={project} award={award} onDone={() => setCorrecting(false)} />}
      </Dialog>
    </FormSection>
  );
}

const names = ['grantAwarded', 'agreementNumber', 'reason'];

function CorrectForm({ project, award, onDone }: { project: Project; award: Award; onDone: () => void }) {
  const { t } = useTranslation('consortium');
  const queryClient = useQueryClient();
  const complaints = useComplaints(names, 'consortium');
  const [grant, setGrant] = useState<MoneyValue>(award.grantAwarded ?? '');
  const [agreementNumber, setNumber] = useState(award.agreementNumber);
  const [reason, setReason] = useState('');
  const correct = useMutation({
    mutationFn: (grantAwarded: string) =>
      body(api.PUT('/api/v1/projects/{projectId}/award', { params: { path: { projectId: project.id }, header: ifMatch(award.version) }, headers: idempotencyKey(newIdempotencyKey()), body: { grantAwarded, agreementNumber, reason } })),
    onSuccess: onDone,
    onError: complaints.fail,
    onSettled: () => refreshProject(queryClient, project.id),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = { grantAwarded: grant ? undefined : t('award.grantNeeded'), reason: reason.trim() ? undefined : t('award.reasonNeeded') };
    if (complaints.begin(wrong) && grant) correct.mutate(grant);
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ErrorSummary {...complaints} />
      <p>{t('award.told')}</p>
      <MoneyField name="grantAwarded" label={t('field.grantAwarded')} error={complaints.fields.grantAwarded} value={grant} onChange={setGrant} />
      {project.status !== 'granted' && <TextField name="agreementNumber" label={t('field.agreementNumber')} error={complaints.fields.agreementNumber} value={agreementNumber} maxLength={60} onChange={setNumber} />}
      <TextAreaField name="reason" label={t('field.reason')} error={complaints.fields.reason} value={reason} onChange={setReason} />
      <FormActs>
        <Button type="submit" loading={correct.isPending}>
          {t('award.act')}
        </Button>
      </FormActs>
    </form>
  );
}
