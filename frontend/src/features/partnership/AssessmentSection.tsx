import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { AssessmentForm } from './AssessmentForm';
import { criteria } from './assessmentDraft';
import { OverlapLists } from './OverlapLists';
import classes from './Partnership.module.css';
import { type Assessment, assessmentQuery, may, type Proposal } from './queries';
import { ScoreBar } from './ScoreBar';

/** The four criteria: read, and written by the office. Beside them what the proposal overlaps with. */
export function AssessmentSection({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('partnership');
  const query = useQuery(assessmentQuery(proposal.id));
  const [writing, setWriting] = useState(false);
  return (
    <section aria-labelledby="assessment">
      <h2 id="assessment">{t('assessment.title')}</h2>
      <PageStates query={query}>
        {(assessment) => (
          <div className={classes.assessment}>
            <div>
              {writing ? (
                <AssessmentForm key={assessment.version} proposalId={proposal.id} assessment={assessment} onDone={() => setWriting(false)} />
              ) : (
                <>
                  <EthicsVerdict assessment={assessment} />
                  <Reading assessment={assessment} />
                  {may(assessment, 'handle_proposals') && (
                    <Button variant="default" onClick={() => setWriting(true)} data-print="no">
                      {assessment.assessedAt ? t('assessment.change') : t('assessment.begin')}
                    </Button>
                  )}
                </>
              )}
            </div>
            <OverlapLists overlap={assessment.overlap} />
          </div>
        )}
      </PageStates>
    </section>
  );
}

/** A no among the five answers is said in words before anything else. */
export function EthicsVerdict({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation('partnership');
  if (assessment.ethicsOutcome !== 'fails') return null;
  return (
    <Strip tone="bad">
      <strong>{t('ethics.fails')}</strong>
      <ul className={classes.list}>
        {assessment.ethics
          .filter(({ answer }) => answer === 'no')
          .map(({ question, reason }) => (
            <li key={question}>
              {t(`ethics.question.${question}`)} {t('answer.no')}. {reason}
            </li>
          ))}
      </ul>
    </Strip>
  );
}

function Reading({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation('partnership');
  return (
    <>
      <dl className={classes.criteria}>
        {criteria.map((name) => (
          <div key={name}>
            <dt>{t(`criterion.${name}.title`)}</dt>
            <dd>
              <ScoreBar score={assessment[name].score} />
              {assessment[name].reason && <p className={classes.text}>{assessment[name].reason}</p>}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('ethics.title')}</dt>
          <dd>
            <ul className={classes.answers}>
              {assessment.ethics.map(({ question, answer, reason }) => (
                <li key={question}>
                  <span>{t(`ethics.question.${question}`)}</span> <strong data-answer={answer}>{t(`answer.${answer || 'open'}`)}</strong>
                  {reason && <p className={classes.text}>{reason}</p>}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <p className={classes.muted}>
        {assessment.sum === null ? t('assessment.noSum') : t('assessment.sum', { sum: assessment.sum })}
        {assessment.assessedAt && ` · ${t('assessment.by', { name: assessment.assessedBy || t('erased'), date: assessment.assessedAt.slice(0, 10) })}`}
      </p>
    </>
  );
}
