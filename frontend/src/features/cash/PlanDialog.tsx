import { Button, Radio } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { useLanguage } from '@/i18n/useLanguage';
import { Dialog } from '@/ui/Dialog';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { SourceLink } from '@/ui/SourceLink';
import classes from './cash.module.css';
import { type Cash, usePlanInstalments } from './queries';
import { percent, readShares } from './shares';

const usual: readonly string[][] = [
  ['0.80', '0.20'],
  ['0.40', '0.40', '0.20'],
];

/** How the agency pays the grant: as the rule book says, in a usual way, or in shares of one's own. */
export function PlanDialog({ projectId, cash, onClose }: { projectId: string; cash: Cash; onClose: () => void }) {
  const { t } = useTranslation('cash');
  const language = useLanguage();
  const plan = usePlanInstalments(projectId);
  const complaints = useComplaints(['shares'], 'cash');
  const named = (shares: readonly string[]) => shares.map((share) => percent(share, language)).join(' / ');
  const choices = [...(cash.model ? [cash.model.shares] : []), ...usual.filter((shares) => named(shares) !== named(cash.model?.shares ?? []))];
  const [chosen, setChosen] = useState(named(choices[0]!));
  const [own, setOwn] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const shares = chosen === 'own' ? readShares(own) : choices.find((one) => named(one) === chosen)!;
    if (!complaints.begin({ shares: shares ? undefined : t('plan.wrong') }) || !shares) return;
    plan.mutate({ shares, key: newIdempotencyKey() }, { onSuccess: onClose, onError: complaints.fail });
  };
  return (
    <Dialog opened onClose={onClose} title={t('plan.title')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <ErrorSummary {...complaints} />
        <Radio.Group label={t('plan.label')} value={chosen} onChange={setChosen}>
          <div className={classes.choices}>
            {choices.map((shares, at) => (
              <Radio key={named(shares)} value={named(shares)} label={`${named(shares)} %`} description={at === 0 && cash.model ? t('plan.byBook') : undefined} />
            ))}
            <Radio value="own" label={t('plan.own')} />
          </div>
        </Radio.Group>
        {cash.model && (
          <p className={classes.muted}>
            {cash.model.note} <SourceLink title={cash.model.source.title} address={cash.model.source.address} confirmed={cash.model.confirmed} />
          </p>
        )}
        {cash.missing && (
          <p className={classes.muted}>
            {t('plan.missing')} {cash.missing.note}
          </p>
        )}
        {chosen === 'own' && <TextField name="shares" label={t('plan.shares')} hint={t('plan.hint')} value={own} onChange={setOwn} error={complaints.fields.shares} />}
        <p className={classes.muted}>{t('plan.agreement')}</p>
        <div className={classes.formActs}>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={plan.isPending}>
            {t('plan.act')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
