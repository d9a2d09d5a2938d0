import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoveMenu } from './MoveMenu';
import { organisationNames } from './organisationNames';
import classes from './Partnership.module.css';
import { type Proposal, stages } from './queries';

/** The most that stand side by side. */
const mostCompared = 5;

interface ProposalBoardProps {
  proposals: readonly Proposal[];
  onMore?: () => void;
  loadingMore: boolean;
}

/** A column for each stage; on a phone the columns stand below each other. Cards move by their menu. */
export function ProposalBoard({ proposals, onMore, loadingMore }: ProposalBoardProps) {
  const { t } = useTranslation('partnership');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const standing = chosen.filter((id) => proposals.some((one) => one.id === id));
  const choose = (id: string, on: boolean) => setChosen(on ? [...standing, id] : standing.filter((one) => one !== id));
  return (
    <>
      <div className={classes.compare} data-print="no">
        <span role="status">{standing.length === 0 ? t('compare.hint') : t('compare.chosen', { count: standing.length })}</span>
        {standing.length >= 2 && (
          <Button variant="default" size="compact-md" renderRoot={(props) => <Link to="/partnerships/comparison" search={{ proposals: standing.join(',') }} {...props} />}>
            {t('compare.open')}
          </Button>
        )}
      </div>
      <div className={classes.board}>
        {stages.map((stage) => {
          const here = proposals.filter((one) => one.stage === stage);
          return (
            <section key={stage} className={classes.column} aria-labelledby={`stage-${stage}`}>
              <h2 id={`stage-${stage}`}>
                {t(`stage.${stage}`)} <span className={classes.count}>{here.length}</span>
              </h2>
              {here.length === 0 ? (
                <p className={classes.none}>{t('pipeline.none')}</p>
              ) : (
                <ul>
                  {here.map((proposal) => (
                    <Card key={proposal.id} proposal={proposal} chosen={standing.includes(proposal.id)} full={standing.length >= mostCompared} onChoose={(on) => choose(proposal.id, on)} />
                  ))}
                </ul>
              )}
            </section>
          );
        })}
      </div>
      {onMore && (
        <Button variant="default" loading={loadingMore} onClick={onMore}>
          {t('ui:loadMore')}
        </Button>
      )}
    </>
  );
}

function Card({ proposal, chosen, full, onChoose }: { proposal: Proposal; chosen: boolean; full: boolean; onChoose: (on: boolean) => void }) {
  const { t } = useTranslation('partnership');
  const { assessment } = proposal;
  return (
    <li className={classes.card}>
      <Link to="/partnerships/proposals/$proposalId" params={{ proposalId: proposal.id }} className={classes.title}>
        {proposal.title}
      </Link>
      <span>{organisationNames(proposal)}</span>
      <span className={classes.facts}>
        {t(`origin.${proposal.origin}`)} · {t('days', { count: proposal.daysInStage })}
        {proposal.demonstration && ` · ${t('demonstration')}`}
      </span>
      {assessment?.ethics === 'fails' && (
        <span className={classes.bad}>
          <IconAlertTriangleFilled size={14} aria-hidden /> {t('ethics.failsShort')}
        </span>
      )}
      <span className={classes.cardFoot} data-print="no">
        <Checkbox size="xs" checked={chosen} disabled={full && !chosen} onChange={(event) => onChoose(event.currentTarget.checked)} label={t('compare.pick')} aria-label={t('compare.pickOne', { title: proposal.title })} />
        <MoveMenu proposal={proposal} compact />
      </span>
    </li>
  );
}
