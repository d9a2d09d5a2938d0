import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { Dialog } from '@/ui/Dialog';
import { TextAreaField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { DifferenceTable } from './DifferenceTable';
import { type ProjectRuleBook, useTakeRuleBook } from './queries';
import classes from './RuleBook.module.css';

interface NewerRulesDialogProps {
  projectId: string;
  found: ProjectRuleBook;
  onClose: () => void;
}

type Outlook = NonNullable<ProjectRuleBook['before']>;

/** What a newer edition would change for this project, and the act of taking it. */
export function NewerRulesDialog({ projectId, found, onClose }: NewerRulesDialogProps) {
  const { t } = useTranslation('rulebook');
  const take = useTakeRuleBook(projectId);
  const [reason, setReason] = useState('');
  const mayTake = found.taking === 'freely' || found.taking === 'with_reason';
  const errors = isProblem(take.error, 422) ? formErrors(t, take.error, ['reason']).fields : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take.mutate({ version: found.projectVersion, edition: found.newest, reason: reason || undefined }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t('project.title')} size="xl">
      <form className={classes.form} onSubmit={submit} noValidate>
        {Boolean(take.error) && !errors.reason && <Strip tone="bad">{problemMessage(t, take.error)}</Strip>}
        <p>{t('project.intro', { pinned: found.version, newest: found.newest })}</p>
        <h3>{t('project.verdict')}</h3>
        <div className={classes.outlooks}>
          {found.before && <OutlookWords title={t('project.verdictNow')} outlook={found.before} other={found.after} />}
          {found.after && <OutlookWords title={t('project.verdictThen', { version: found.newest })} outlook={found.after} other={found.before} later />}
        </div>
        <h3>{t('project.values')}</h3>
        <DifferenceTable caption={t('project.values')} differences={found.differences} />
        {mayTake ? (
          <>
            <TextAreaField name="reason" label={t('project.reason')} optional={found.taking === 'freely'} hint={found.taking === 'with_reason' ? t('project.reasonHint') : undefined} minRows={2} error={errors.reason} value={reason} onChange={setReason} />
            <p>{t('project.keeps')}</p>
          </>
        ) : (
          <Strip tone="info">{t(found.taking === 'fixed' ? 'project.fixed' : 'project.not_allowed')}</Strip>
        )}
        <div className={classes.acts}>
          <Button variant="default" onClick={onClose}>
            {t('act.cancel')}
          </Button>
          {mayTake && (
            <Button type="submit" loading={take.isPending}>
              {t('project.take', { version: found.newest })}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** The judgement by one edition; what the other one does not say is marked. */
function OutlookWords({ title, outlook, other, later = false }: { title: string; outlook: Outlook; other?: Outlook; later?: boolean }) {
  const { t } = useTranslation('rulebook');
  const language = useLanguage();
  const mark = ({ rule, message }: Outlook['findings'][number]) => {
    if (!other || other.findings.some((one) => one.message === message)) return '';
    if (other.findings.some((one) => one.rule === rule)) return t('project.changed');
    return t(later ? 'project.new' : 'project.gone');
  };
  return (
    <div>
      <h4>
        {title}: {t(`project.outcome.${outlook.verdict}`)}
      </h4>
      {outlook.cap && <p className={classes.part}>{t('project.cap', { amount: formatAmount(outlook.cap, language) })}</p>}
      {outlook.findings.length === 0 && <p>{t('project.noFindings')}</p>}
      <ul className={classes.list}>
        {outlook.findings.map((finding) => (
          <li key={`${finding.rule} ${finding.message}`}>
            {finding.message} {mark(finding) && <strong>({mark(finding)})</strong>}
          </li>
        ))}
      </ul>
    </div>
  );
}
