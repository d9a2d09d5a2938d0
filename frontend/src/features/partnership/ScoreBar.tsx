import { useTranslation } from 'react-i18next';
import classes from './Partnership.module.css';

/** A score as three squares and in words. */
export function ScoreBar({ score }: { score: number | null }) {
  const { t } = useTranslation('partnership');
  if (score === null) return <span className={classes.muted}>{t('score.open')}</span>;
  return (
    <span className={classes.score}>
      <span className={classes.squares} aria-hidden>
        {[1, 2, 3].map((step) => (
          <span key={step} data-filled={step <= score} />
        ))}
      </span>
      {t('score.of', { score })} <span className={classes.muted}>{t(`score.word.${score}`)}</span>
    </span>
  );
}
