import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { CopyText } from '@/ui/CopyText';
import { FormActs } from '@/ui/forms/FormSection';
import { Strip } from '@/ui/Strip';
import classes from './People.module.css';
import type { Invited } from './queries';

/** The link of an invitation, shown this once: for installations without mail, and for the impatient. */
export function InvitedLink({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const { t } = useTranslation(['people', 'ui']);
  const language = useLanguage();
  return (
    <div className={classes.form}>
      <Strip tone="good">{t('invite.sent', { email: invited.invitation.email })}</Strip>
      <CopyText label={t('invite.link')} text={invited.link} />
      <p className={classes.muted}>{t('invite.linkOnce', { when: formatInstant(invited.invitation.expiresAt, language) })}</p>
      <FormActs>
        <Button onClick={onClose}>{t('ui:close')}</Button>
      </FormActs>
    </div>
  );
}
