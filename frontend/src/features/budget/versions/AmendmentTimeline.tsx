import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import type { AmendmentHead } from './amendmentQueries';
import classes from './Versions.module.css';

/** What happened with a change of the plan, step by step. */
export function AmendmentTimeline({ amendment }: { amendment: AmendmentHead }) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const { status, openedBy, openedAt, sentOn, agencyReference, decidedOn, decidedBy, decisionNote, closedBy, closedAt } = amendment;
  const steps = [
    { key: 'opened', words: t('timeline.opened', { who: openedBy, when: formatInstant(openedAt, language) }) },
    ...(sentOn ? [{ key: 'sent', words: t('timeline.sent', { on: sentOn, context: agencyReference ? 'reference' : undefined, reference: agencyReference }) }] : []),
    ...(status === 'made' ? [{ key: 'made', words: t('timeline.made', { who: closedBy, on: decidedOn }) }] : []),
    ...(status === 'accepted' || status === 'refused' ? [{ key: status, words: t(`timeline.${status}`, { who: decidedBy, on: decidedOn }) }] : []),
    ...(status === 'withdrawn' && closedAt ? [{ key: 'withdrawn', words: t('timeline.withdrawn', { who: closedBy, when: formatInstant(closedAt, language) }) }] : []),
    ...(decisionNote ? [{ key: 'note', words: decisionNote }] : []),
  ];
  return (
    <ol className={classes.timeline}>
      {steps.map(({ key, words }) => (
        <li key={key}>
          <p>{words}</p>
        </li>
      ))}
    </ol>
  );
}
