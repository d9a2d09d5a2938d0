import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import classes from './Partnership.module.css';
import type { Proposal, Stage } from './queries';

/** The stages that a proposal went through, the newest first. */
export function ProposalHistory({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('partnership');
  const language = useLanguage();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <ol className={classes.history}>
        {[...proposal.history].reverse().map((step) => (
          <li key={`${step.at} ${step.to}`}>
            <time dateTime={step.at}>{formatInstant(step.at, language)}</time>
            <div>
              <strong>{t(`stage.${step.to as Stage}`)}</strong>
              {step.by && <span className={classes.muted}> {step.by}</span>}
              {step.reason && <p className={classes.text}>{step.reason}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
