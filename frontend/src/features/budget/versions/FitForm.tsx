import { Button, Checkbox, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { TextAreaField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { PageStates } from '@/ui/PageStates';
import { shortName } from '../budgetModel';
import type { Budget } from '../queries';
import { FitPreview } from './FitPreview';
import { type FitFields, fitQuery, useApplyFit } from './versionQueries';
import classes from './Versions.module.css';

type Rule = 'proportional' | 'category' | 'keep';
const rules: readonly Rule[] = ['proportional', 'category', 'keep'];

/** Cuts by a rule: before and after are shown at once, and nothing changes until it is applied. */
export function FitForm({ budget, versionId, onClose }: { budget: Budget; versionId: string; onClose: () => void }) {
  const { t } = useTranslation(['versions', 'budget']);
  const [rule, setRule] = useState<Rule>('proportional');
  const [categories, setCategories] = useState<string[]>([]);
  const [keep, setKeep] = useState<string[]>([]);
  const [most, setMost] = useState<MoneyValue>('');
  const [reason, setReason] = useState(t('fit.reasonDefault'));
  const complaints = useComplaints(['most', 'reason'], 'versions');
  const apply = useApplyFit(budget.projectId, versionId);
  const fields: FitFields = {
    ...(rule === 'category' && categories.length > 0 ? { categories } : {}),
    ...(rule === 'keep' && keep.length > 0 ? { keepPartnerIds: keep } : {}),
    ...(most ? { most } : {}),
  };
  const query = useQuery(fitQuery(budget.projectId, versionId, budget.version, fields));
  const proposal = query.data;
  const applicable = proposal && proposal.cuts.length > 0 && proposal.short.length === 0;
  const used = budget.categories.filter(({ code }) => budget.totals.category.some((total) => total.category === code));
  const toggle = (list: string[], one: string, on: boolean) => (on ? [...list, one] : list.filter((each) => each !== one));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!proposal || !complaints.begin({ reason: proposal.needsReason && !reason.trim() ? t('fit.reasonNeeded') : undefined })) return;
    apply.mutate({ version: proposal.version, fields: proposal.needsReason ? { ...fields, reason } : fields }, { onSuccess: onClose, onError: complaints.fail });
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ErrorSummary {...complaints} />
      <Radio.Group label={t('fit.rule')} value={rule} onChange={(value) => setRule(value as Rule)}>
        <div className={classes.stack}>
          {rules.map((one) => (
            <Radio key={one} value={one} label={t(`fit.rules.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      {rule === 'category' && (
        <fieldset className={classes.choices}>
          <legend>{t('fit.categories')}</legend>
          {used.map(({ code }) => {
            const at = categories.indexOf(code);
            const label = t(`budget:category.${code}`);
            return <Checkbox key={code} label={at < 0 ? label : t('fit.nth', { at: at + 1, label })} checked={at >= 0} onChange={(event) => setCategories(toggle(categories, code, event.currentTarget.checked))} />;
          })}
        </fieldset>
      )}
      {rule === 'keep' && (
        <fieldset className={classes.choices}>
          <legend>{t('fit.keep')}</legend>
          {budget.partners.map((partner) => (
            <Checkbox key={partner.id} label={shortName(partner)} checked={keep.includes(partner.id)} onChange={(event) => setKeep(toggle(keep, partner.id, event.currentTarget.checked))} />
          ))}
        </fieldset>
      )}
      <MoneyField name="most" label={t('fit.most')} hint={t('fit.mostHint')} optional value={most} error={complaints.fields.most} onChange={setMost} />
      <PageStates query={query}>{(found) => <FitPreview budget={budget} proposal={found} />}</PageStates>
      {applicable && proposal.needsReason && <TextAreaField name="reason" label={t('fit.reason')} hint={t('fit.reasonHint')} minRows={2} value={reason} error={complaints.fields.reason} onChange={setReason} />}
      {applicable && (
        <FormActs>
          <Button type="submit" loading={apply.isPending}>
            {t('fit.apply', { count: proposal.cuts.length })}
          </Button>
        </FormActs>
      )}
    </form>
  );
}
