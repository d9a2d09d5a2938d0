import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { CopyText } from '@/ui/CopyText';
import { Strip } from '@/ui/Strip';
import classes from './Identity.module.css';
import { useAddToken } from './queries';

const lengths = ['7', '30', '90', '365'] as const;

/** Makes a token and shows its secret this once. */
export function TokenForm() {
  const { t } = useTranslation('identity');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <FormActs>
        <Button variant="default" onClick={() => setOpened(true)}>
          {t('token.add')}
        </Button>
      </FormActs>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('token.add')}>
        {opened && <Inside onClose={() => setOpened(false)} />}
      </Dialog>
    </>
  );
}

function Inside({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['identity', 'ui']);
  const [name, setName] = useState('');
  const [days, setDays] = useState<(typeof lengths)[number] | ''>('90');
  const [password, setPassword] = useState('');
  const complaints = useComplaints(['tokenName', 'days', 'tokenPassword'], 'identity');
  const add = useAddToken();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ tokenName: name.trim() ? undefined : t('token.nameRequired'), tokenPassword: password ? undefined : t('password.missing') })) return;
    add.mutate({ name: name.trim(), days: Number(days), password }, { onError: complaints.fail });
  };

  if (add.isSuccess) {
    return (
      <div className={classes.secret}>
        <Strip tone="attention">{t('token.shownOnce')}</Strip>
        <CopyText label={t('token.secret')} text={add.data.secret} />
        <FormActs>
          <Button onClick={onClose}>{t('ui:close')}</Button>
        </FormActs>
      </div>
    );
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary {...complaints} />
      <TextField name="tokenName" label={t('token.name')} hint={t('token.nameHint')} value={name} onChange={setName} error={complaints.fields.tokenName} />
      <SelectField name="days" label={t('token.holds')} value={days} onChange={setDays} options={lengths.map((one) => ({ value: one, label: t('token.days', { count: Number(one) }) }))} error={complaints.fields.days} />
      <TextField name="tokenPassword" label={t('password.present')} hint={t('token.passwordHint')} type="password" autoComplete="current-password" value={password} onChange={setPassword} error={complaints.fields.tokenPassword} />
      <FormActs>
        <Button type="submit" loading={add.isPending}>
          {t('token.add')}
        </Button>
      </FormActs>
    </form>
  );
}
