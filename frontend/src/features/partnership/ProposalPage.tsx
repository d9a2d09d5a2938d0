import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { AssessmentSection } from './AssessmentSection';
import { MoveMenu } from './MoveMenu';
import { OpinionSection } from './OpinionSection';
import classes from './Partnership.module.css';
import { ProposalHistory } from './ProposalHistory';
import { ProposedOrganisations } from './ProposedOrganisations';
import { may, type Proposal, proposalQuery } from './queries';
import { StageBadge } from './StageBadge';
import { WithdrawButton } from './WithdrawButton';

/** One proposal: what is asked for, and for those who prepare it the assessment, the overlap and the consultation. */
export function ProposalPage() {
  const { t } = useTranslation('partnership');
  const { proposalId } = useParams({ from: '/app/partnerships/proposals/$proposalId' });
  const query = useQuery(proposalQuery(proposalId));
  const proposal = query.data;
  return (
    <>
      <PageHeader title={proposal?.title ?? t('proposal')} lead={proposal && <Facts proposal={proposal} />} acts={proposal && <Acts proposal={proposal} />} />
      <PageStates query={query}>
        {(one) => (
          <div className={classes.page}>
            <Next proposal={one} />
            <section aria-labelledby="asked">
              <h2 id="asked">{t('label.purpose')}</h2>
              <p className={classes.text}>{one.purpose}</p>
              <dl className={classes.pairs}>
                <dt>{t('label.areas')}</dt>
                <dd>{one.areas.map((area) => t(`area.${area}`)).join(', ')}</dd>
                <dt>{t('form.scope')}</dt>
                <dd>
                  {t(`scope.${one.institutionWide}`)}
                  {one.institutionWide === 'no' && <span className={classes.muted}> – {t('scope.noInformation')}</span>}
                </dd>
              </dl>
              <ProposedOrganisations proposal={one} />
            </section>
            {one.assessment && <AssessmentSection proposal={one} />}
            {one.assessment && <OpinionSection proposal={one} />}
            <ProposalHistory proposal={one} />
          </div>
        )}
      </PageStates>
    </>
  );
}

function Facts({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('partnership');
  return (
    <span className={classes.headFacts}>
      <StageBadge stage={proposal.stage} />
      {proposal.stage !== 'declined' && proposal.stage !== 'withdrawn' && <span>{t('days', { count: proposal.daysInStage })}</span>}
      <span>{t('fromWhom', { origin: t(`origin.${proposal.origin}`), name: proposal.submitter || t('erased'), date: proposal.submittedAt.slice(0, 10) })}</span>
      {proposal.demonstration && <span>{t('demonstration')}</span>}
    </span>
  );
}

function Acts({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('partnership');
  return (
    <>
      {may(proposal, 'withdraw_proposal') && <WithdrawButton proposal={proposal} />}
      {may(proposal, 'edit_proposal') && (
        <Button variant="default" renderRoot={(props) => <Link to="/partnerships/proposals/$proposalId/edit" params={{ proposalId: proposal.id }} {...props} />}>
          {t('edit.open')}
        </Button>
      )}
      <MoveMenu proposal={proposal} />
    </>
  );
}

/** What comes next, or how it ended. */
function Next({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('partnership');
  if (proposal.stage === 'declined' || proposal.stage === 'withdrawn')
    return (
      <Strip tone="info">
        <strong>{t(`next.${proposal.stage}`)}</strong>
        {proposal.reason && <p className={classes.text}>{proposal.reason}</p>}
      </Strip>
    );
  return <p className={classes.next}>{t(`next.${proposal.stage}`)}</p>;
}
