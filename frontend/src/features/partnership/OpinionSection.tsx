import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { Dialog } from '@/ui/Dialog';
import { PageStates } from '@/ui/PageStates';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import { OpinionForm } from './OpinionForm';
import classes from './Partnership.module.css';
import { may, type Opinion, opinionsQuery, type Proposal, useRemoveOpinion } from './queries';

/** What bodies say in the consultation, and whom an answer is waited for from. */
export function OpinionSection({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('partnership');
  const query = useQuery(opinionsQuery(proposal.id));
  const remove = useRemoveOpinion(proposal.id);
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<Opinion | undefined>();
  const handles = may(proposal, 'handle_proposals');
  const open = (opinion?: Opinion) => {
    setChosen(opinion);
    setOpened(true);
  };
  return (
    <section aria-labelledby="opinions">
      <h2 id="opinions">{t('opinion.title')}</h2>
      {Boolean(remove.error) && <Strip tone="bad">{problemMessage(t, remove.error)}</Strip>}
      <PageStates query={query} isEmpty={({ items }) => items.length === 0} empty={<p className={classes.muted}>{t('opinion.none')}</p>}>
        {({ items }) => (
          <ul className={classes.opinions}>
            {items.map((opinion) => (
              <li key={opinion.id}>
                <strong>{opinion.body}</strong>{' '}
                {opinion.givenOn ? <span className={classes.muted}>{t('opinion.given', { date: opinion.givenOn })}</span> : <StatusBadge tone="waiting">{opinion.askedOn ? t('opinion.waitingSince', { date: opinion.askedOn }) : t('opinion.waiting')}</StatusBadge>}
                {opinion.opinion && <p className={classes.text}>{opinion.opinion}</p>}
                {handles && (
                  <span className={classes.lineActs} data-print="no">
                    <Button variant="subtle" size="compact-sm" onClick={() => open(opinion)} aria-label={`${opinion.givenOn ? t('opinion.change') : t('opinion.enter')}: ${opinion.body}`}>
                      {opinion.givenOn ? t('opinion.change') : t('opinion.enter')}
                    </Button>
                    <Button variant="subtle" color="gray" size="compact-sm" loading={remove.isPending && remove.variables === opinion} onClick={() => remove.mutate(opinion)} aria-label={`${t('opinion.remove')}: ${opinion.body}`}>
                      {t('opinion.remove')}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </PageStates>
      {handles && (
        <Button variant="default" onClick={() => open()} data-print="no">
          {t('opinion.add')}
        </Button>
      )}
      <Dialog opened={opened} onClose={() => setOpened(false)} title={chosen ? t('opinion.of', { body: chosen.body }) : t('opinion.add')}>
        {opened && <OpinionForm proposalId={proposal.id} standing={chosen} onDone={() => setOpened(false)} />}
      </Dialog>
    </section>
  );
}
