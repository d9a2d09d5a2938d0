import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import classes from './Candidates.module.css';
import type { Participation } from './candidateQueries';

/** How an invitation to take part stands: waiting, run out, or answered, by whom and in which words. */
export function InvitationLine({ invitation }: { invitation: Participation }) {
  const { t } = useTranslation('candidate');
  const language = useLanguage();
  const { state, name, email, sentAt, expiresAt, answeredAt, answerName, answerWords } = invitation;
  return (
    <div className={classes.invitation}>
      <p>
        {state === 'open' && t('invitation.open', { name, email, sent: sentAt.slice(0, 10), until: expiresAt.slice(0, 10) })}
        {state === 'expired' && t('invitation.expired', { name, email, until: expiresAt.slice(0, 10) })}
        {(state === 'accepted' || state === 'declined') && answeredAt && t(`invitation.${state}`, { name: answerName, when: formatInstant(answeredAt, language) })}
      </p>
      {answerWords && <blockquote className={classes.words}>{answerWords}</blockquote>}
    </div>
  );
}
