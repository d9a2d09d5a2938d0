import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLinkToken } from '@/api/linkToken';
import { isProblem, type Problem } from '@/api/problem';
import { dateInWords, formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { type ParticipationPreview, participationPreviewQuery } from './candidateQueries';
import { ParticipationForm } from './ParticipationForm';
import classes from './Participation.module.css';

/** Why a link asks nothing any more; each has its own words. */
const ended = ['participation_answered', 'participation_withdrawn', 'participation_expired', 'not_found'] as const;

/** What the link of an invitation to take part leads to: what is asked, and the answer. No account is needed. */
export function ParticipationPage() {
  const { t, i18n } = useTranslation('participation');
  const token = useLinkToken();
  const preview = useQuery({ ...participationPreviewQuery(token), enabled: token !== '' });
  const [answer, setAnswer] = useState<'accepted' | 'declined' | null>(null);
  const asked = preview.data;
  const written = asked?.language;

  // The letter was written in a language; its page speaks it too, unless the reader has chosen one here before.
  useEffect(() => {
    if (written && localStorage.getItem('konsortium.language') === null) void i18n.changeLanguage(written);
  }, [written, i18n]);

  if (answer && asked) return <Thanks answer={answer} asked={asked} />;
  if (token === '') return <Ended code="incomplete" />;
  if (isProblem(preview.error, ...ended)) return <Ended code={preview.error.code as (typeof ended)[number]} problem={preview.error} />;
  return (
    <>
      <PageHeader title={asked ? t('title', { organisation: asked.organisation, acronym: asked.acronym }) : t('plainTitle')} />
      <PageStates query={preview}>
        {(found) => (
          <>
            <Asked asked={found} />
            <ParticipationForm token={token} asked={found} onAnswered={setAnswer} />
          </>
        )}
      </PageStates>
    </>
  );
}

function Asked({ asked }: { asked: ParticipationPreview }) {
  const { t } = useTranslation(['participation', 'consortium']);
  const language = useLanguage();
  const time = asked.startOn ? t('timeFrom', { date: dateInWords(asked.startOn, language), months: asked.durationMonths }) : t('time', { months: asked.durationMonths });
  const facts: [string, string][] = [
    [t('project'), `${asked.acronym} – ${asked.title}`],
    [t('coordinator'), asked.coordinator],
    [t('call'), `${asked.action} · ${t('consortium:callYear', { year: asked.callYear })}`],
    [t('period'), time],
    [t('role'), t(`consortium:role.${asked.role}`)],
    [t('contribution'), asked.contribution],
    [t('expires'), formatInstant(asked.expiresAt, language)],
  ];
  return (
    <>
      <p>{t('by', { name: asked.invitedBy, organisation: asked.organisation })}</p>
      {asked.greeting && <blockquote className={classes.words}>{asked.greeting}</blockquote>}
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {asked.summary && (
        <details className={classes.summary}>
          <summary>{t('summary')}</summary>
          <p>{asked.summary}</p>
        </details>
      )}
      <section aria-labelledby="participation-means" className={classes.means}>
        <h2 id="participation-means">{t('means.title')}</h2>
        <ul>
          <li>{t('means.intent')}</li>
          <li>{t('means.mandate')}</li>
          <li>{t('means.later')}</li>
        </ul>
      </section>
    </>
  );
}

function Thanks({ answer, asked }: { answer: 'accepted' | 'declined'; asked: ParticipationPreview }) {
  const { t } = useTranslation('participation');
  return (
    <>
      <PageHeader title={t(`thanks.${answer}`)} />
      <Strip tone="good">{t('thanks.told', { name: asked.invitedBy })}</Strip>
      <p>{t(`thanks.${answer}Next`, { acronym: asked.acronym })}</p>
    </>
  );
}

function Ended({ code, problem }: { code: (typeof ended)[number] | 'incomplete'; problem?: Problem }) {
  const { t } = useTranslation('participation');
  const language = useLanguage();
  const { answeredAt, expiredAt, answer } = (problem?.params ?? {}) as Record<string, string | undefined>;
  return (
    <>
      <PageHeader title={t(`ended.${code}.title`)} />
      <p>
        {code === 'participation_answered' && answeredAt
          ? t(`ended.participation_answered.${answer === 'accepted' ? 'accepted' : 'declined'}`, { when: formatInstant(answeredAt, language) })
          : code === 'participation_expired' && expiredAt
            ? t('ended.participation_expired.when', { when: formatInstant(expiredAt, language) })
            : t(`ended.${code}.told`)}
      </p>
      <p>{t(`ended.${code}.next`)}</p>
    </>
  );
}
