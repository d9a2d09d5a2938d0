import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { StatusBadge } from '@/ui/StatusBadge';
import { CandidateActs } from './CandidateActs';
import classes from './Candidates.module.css';
import type { Candidate, Participation } from './candidateQueries';
import { candidateTone, effectOf, standingInvitation } from './candidateSigns';
import { countryName } from './countries';
import { InvitationLine } from './InvitationLine';
import type { Project } from './queries';

interface CandidateCardProps {
  project: Project;
  candidate: Candidate;
  invitations: readonly Participation[];
}

/** One organisation that is thought of: how far the talk has come, and what it would do to the verdict. */
export function CandidateCard({ project, candidate, invitations }: CandidateCardProps) {
  const { t } = useTranslation(['candidate', 'consortium']);
  const language = useLanguage();
  const { organisation, state } = candidate;
  const over = state === 'declined' || state === 'dropped';
  const invitation = standingInvitation(invitations, organisation.id);
  const standing = candidate.standing ? t(`consortium:partner.standing.${candidate.standing}`, { context: candidate.wording }) : t('consortium:partner.standing.unknown');
  const where = [[organisation.city, countryName(organisation.country, language)].filter(Boolean).join(', '), standing, t(`consortium:type.${organisation.type}`)];
  const contact = [candidate.contactName, candidate.contactEmail].filter(Boolean).join(', ');
  const facts = (
    <dl className={classes.facts}>
      <div>
        <dt>{t('role')}</dt>
        <dd>{t(`consortium:role.${candidate.role}`)}</dd>
      </div>
      {candidate.contribution && (
        <div>
          <dt>{t('contribution')}</dt>
          <dd>{candidate.contribution}</dd>
        </div>
      )}
      {candidate.note && (
        <div>
          <dt>{t('note')}</dt>
          <dd>{candidate.note}</dd>
        </div>
      )}
      {contact && (
        <div>
          <dt>{t('contact')}</dt>
          <dd>{contact}</dd>
        </div>
      )}
    </dl>
  );
  return (
    <li data-over={over}>
      <div className={classes.top}>
        <span className={classes.name}>
          <span className={classes.country}>{organisation.country}</span>
          {organisation.name}
        </span>
        <StatusBadge tone={candidateTone[state]}>{t(`state.${state}`)}</StatusBadge>
      </div>
      <p className={classes.quiet}>{where.join(' · ')}</p>
      {!over && <Effect candidate={candidate} />}
      {over ? (
        <details className={classes.fold}>
          <summary>{t('facts')}</summary>
          {facts}
        </details>
      ) : (
        facts
      )}
      {invitation && <InvitationLine invitation={invitation} />}
      {candidate.answerWords && candidate.answerWords !== invitation?.answerWords && <blockquote className={classes.words}>{candidate.answerWords}</blockquote>}
      <p className={classes.quiet}>{candidate.addedBy ? t('addedBy', { name: candidate.addedBy, date: candidate.addedAt.slice(0, 10) }) : t('added', { date: candidate.addedAt.slice(0, 10) })}</p>
      {candidate.allowedActions.length > 0 && <CandidateActs project={project} candidate={candidate} invitation={invitation} />}
    </li>
  );
}

/** The judgement "as if": what the organisation would close, what would be left, and what the rules would ask of it. */
function Effect({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation('candidate');
  const { asIf } = candidate;
  const effect = effectOf(candidate);
  const tone = { completes: 'good', closes: 'progress', nothing: 'neutral' } as const;
  return (
    <div className={classes.effect}>
      <StatusBadge tone={tone[effect]}>{t(`effect.${effect}`)}</StatusBadge>
      {asIf.closes.length > 0 && <p>{t('closes', { words: asIf.closes.join('; ') })}</p>}
      {asIf.closes.length > 0 && asIf.leaves.length > 0 && <p className={classes.quiet}>{t('leaves', { words: asIf.leaves.join('; ') })}</p>}
      {asIf.brings.length > 0 && (
        <details>
          <summary>{t('brings', { count: asIf.brings.length })}</summary>
          <ul>
            {asIf.brings.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
