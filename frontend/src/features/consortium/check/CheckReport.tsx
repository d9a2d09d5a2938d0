import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleXFilled, IconHelpCircleFilled, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { SourceLink } from '@/ui/SourceLink';
import classes from './Check.module.css';
import type { SubmissionCheck, SubmissionGap } from './checkQueries';
import { OwesTable } from './OwesTable';

const ranks = ['blocker', 'undecided', 'warning', 'note'] as const;
const icons = { blocker: IconCircleXFilled, undecided: IconHelpCircleFilled, warning: IconAlertTriangleFilled, note: IconInfoCircle };

/** The verdict in one sentence, the gaps by rank, and what each partner owes. */
export function CheckReport({ projectId, check }: { projectId: string; check: SubmissionCheck }) {
  const { t } = useTranslation('submission');
  const language = useLanguage();
  const { numbers, grant, ruleBook, counts } = check;
  const clear = numbers.blockers + numbers.undecided + numbers.warnings === 0;
  const facts = [
    ruleBook ? t('ruleBook', { version: ruleBook.version }) : t('noRuleBook'),
    t('checkedOn', { date: check.checkedOn }),
    t('counts', { organisations: counts.organisations, countries: counts.programmeCountries }),
    grant.requested !== null && (grant.cap !== null ? t('grantOf', { requested: formatAmount(grant.requested, language), cap: formatAmount(grant.cap, language) }) : t('grant', { requested: formatAmount(grant.requested, language) })),
  ].filter(Boolean);
  return (
    <>
      <div className={classes.verdict} data-verdict={clear ? 'clear' : check.verdict}>
        {clear && <IconCircleCheckFilled size={20} aria-hidden />}
        <div>
          <strong>{t(`verdict.${check.verdict}`)}</strong>
          <span>
            {clear && numbers.notes === 0
              ? t('nothing')
              : new Intl.ListFormat(language).format(
                  [
                    numbers.blockers > 0 && t('blockers', { count: numbers.blockers }),
                    numbers.undecided > 0 && t('undecided', { count: numbers.undecided }),
                    numbers.warnings > 0 && t('warnings', { count: numbers.warnings }),
                    numbers.notes > 0 && t('notes', { count: numbers.notes }),
                  ].filter((words) => words !== false),
                )}
          </span>
          <span className={classes.facts}>{facts.join(' · ')}</span>
        </div>
      </div>
      {ranks.map((rank) => {
        const gaps = check.gaps.filter((gap) => gap.rank === rank);
        return gaps.length > 0 && <Gaps key={rank} projectId={projectId} rank={rank} gaps={gaps} />;
      })}
      <OwesTable partners={check.partners} />
      <p className={classes.remark}>{t(check.withBudget ? 'round' : 'withoutBudget')}</p>
    </>
  );
}

function Gaps({ projectId, rank, gaps }: { projectId: string; rank: (typeof ranks)[number]; gaps: readonly SubmissionGap[] }) {
  const { t } = useTranslation('submission');
  const Icon = icons[rank];
  return (
    <section className={classes.rank} aria-labelledby={`rank-${rank}`} data-rank={rank}>
      <h3 id={`rank-${rank}`}>
        <Icon size={17} aria-hidden />
        {t(`rank.${rank}`)} <span className="num">({gaps.length})</span>
      </h3>
      <ol>
        {gaps.map((gap, at) => (
          <li key={`${at} ${gap.rule ?? gap.check}`}>
            <div className={classes.gap}>
              <span>{gap.message}</span>
              <span className={classes.basis}>
                {gap.rule ? <code>{gap.rule}</code> : t('own')}
                {gap.source && <SourceLink {...gap.source} confirmed={gap.confirmed} />}
              </span>
            </div>
            <Mend projectId={projectId} gap={gap} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const pages = {
  facts: '/projects/$projectId/facts',
  partners: '/projects/$projectId/consortium',
  content: '/projects/$projectId/consortium',
  mandates: '/projects/$projectId/consortium/mandates',
  budget: '/projects/$projectId/budget',
  plan: '/projects/$projectId/plan',
  members: '/projects/$projectId/members',
} as const;

function Mend({ projectId, gap }: { projectId: string; gap: SubmissionGap }) {
  const { t } = useTranslation('submission');
  return (
    <Link to={pages[gap.place]} params={{ projectId }} className={classes.mend} data-print="no" aria-label={t('mendNamed', { place: t(`place.${gap.place}`), what: gap.message })}>
      {t(`place.${gap.place}`)}
    </Link>
  );
}
