import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { SourceLink } from '@/ui/SourceLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import { AmendmentActs } from './AmendmentActs';
import { AmendmentForm } from './AmendmentForm';
import { AmendmentTimeline } from './AmendmentTimeline';
import { type Amendment, amendmentQuery } from './amendmentQueries';
import { amendmentTone } from './amendmentWords';
import { BudgetLinks } from './BudgetLinks';
import { TransferTable } from './TransferTable';
import classes from './Versions.module.css';

const route = getRouteApi('/app/projects/$projectId/budget/amendments/$amendmentId');

/** One change of the plan of record: what it moves, what the rules say of it, and how it is decided. */
export function AmendmentPage() {
  const { t } = useTranslation('versions');
  const { projectId, amendmentId } = route.useParams();
  const query = useQuery(amendmentQuery(projectId, amendmentId));
  const amendment = query.data;
  return (
    <>
      <PageHeader
        level={2}
        title={amendment ? t('amendment.title', { number: amendment.number, context: amendment.kind }) : t('amendment.loading')}
        lead={amendment && <StatusBadge tone={amendmentTone[amendment.status]}>{t(`amendment.status.${amendment.status}`)}</StatusBadge>}
        acts={amendment && <Ways projectId={projectId} amendment={amendment} />}
      />
      <BudgetLinks projectId={projectId} whole />
      <PageStates query={query}>{(found) => <AmendmentView projectId={projectId} amendment={found} />}</PageStates>
    </>
  );
}

function Ways({ projectId, amendment }: { projectId: string; amendment: Amendment }) {
  const { t } = useTranslation('versions');
  const editing = amendment.status === 'preparing' && amendment.allowedActions.includes('edit_amendment');
  return (
    <>
      <Button component={Link} variant="default" to={`/projects/${projectId}/budget/versions?beside=${amendment.planVersionId}.${amendment.versionId}`}>
        {t('amendment.compare')}
      </Button>
      <Button component={Link} variant={editing && amendment.outcome === 'none' ? 'filled' : 'default'} to={`/projects/${projectId}/budget/versions/${amendment.versionId}`}>
        {t(editing ? 'amendment.editAmounts' : 'amendment.amounts')}
      </Button>
    </>
  );
}

const outcomeTone = { none: 'info', within: 'good', exceeds: 'attention', undecided: 'attention' } as const;

export function AmendmentView({ projectId, amendment }: { projectId: string; amendment: Amendment }) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const open = amendment.status === 'preparing';
  return (
    <>
      <section className={classes.section} aria-labelledby="judgement">
        <h3 id="judgement">{t('judgement.title')}</h3>
        <Strip tone={outcomeTone[amendment.outcome]}>
          {t(`judgement.outcome.${amendment.outcome}`, { context: open ? undefined : 'past' })}
          {amendment.findings.length > 0 && (
            <ul className={classes.plain}>
              {amendment.findings.map((finding) => (
                <li key={`${finding.rule} ${finding.path}`}>
                  {finding.messages[language]} {finding.source.title && <SourceLink {...finding.source} confirmed={finding.confirmed} />}
                </li>
              ))}
            </ul>
          )}
        </Strip>
        {amendment.absence && (
          <p className={classes.quiet}>
            {t(amendment.absence.none ? 'judgement.noRules' : 'judgement.rulesUnknown')} {amendment.absence.note} <SourceLink {...amendment.absence.source} confirmed={amendment.absence.confirmed} />
          </p>
        )}
        <TransferTable lines={amendment.lines} unknown={amendment.ruleBook === '' || amendment.absence?.none === false} />
        <p className={classes.quiet}>{t('judgement.basis', { agreed: amendment.agreedNumber, plan: amendment.planNumber, proposal: amendment.proposalNumber, book: amendment.ruleBook || '–' })}</p>
      </section>
      <section className={classes.section} aria-labelledby="grounds">
        <h3 id="grounds">{t('grounds.title')}</h3>
        <AmendmentForm key={amendment.status} projectId={projectId} amendment={amendment} />
      </section>
      <section className={classes.section} aria-labelledby="course">
        <h3 id="course">{t('timeline.title')}</h3>
        <AmendmentTimeline amendment={amendment} />
        <AmendmentActs projectId={projectId} amendment={amendment} />
      </section>
    </>
  );
}
