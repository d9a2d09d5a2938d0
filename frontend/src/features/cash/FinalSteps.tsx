import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, compare, subtract } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { type Column, DataTable } from '@/ui/DataTable';
import classes from './cash.module.css';
import { GroundWords } from './GroundWords';
import type { FinalStep } from './queries';
import { percent } from './shares';

/** From approved to final: each step with what it takes off, and the rule behind it. */
export function FinalSteps({ steps, ruleBook }: { steps: readonly FinalStep[]; ruleBook: string }) {
  const { t } = useTranslation('finalGrant');
  const language = useLanguage();
  const columns: Column<FinalStep>[] = [
    {
      id: 'step',
      header: t('column.step'),
      cell: (step) => (
        <span className={classes.named}>
          {t(`step.${step.code}`)}
          <StepWords step={step} />
        </span>
      ),
    },
    { id: 'rule', header: t('column.rule'), cell: ({ code, ground }) => (code === 'approved' || (code === 'category_caps' && !ground.absent) ? <span className={classes.muted}>{t(code === 'approved' ? 'fromReports' : 'seeCategories')}</span> : <GroundWords ground={ground} />) },
    {
      id: 'change',
      header: t('column.change'),
      numeric: true,
      cell: ({ before, after }) => {
        const change = subtract(cents(after), cents(before));
        return compare(change, cents('0')) === 0 ? <span className={classes.muted}>±0</span> : formatAmount(change, language);
      },
    },
    { id: 'after', header: t('column.after'), numeric: true, cell: ({ after }) => formatAmount(after, language) },
  ];
  return (
    <section aria-labelledby="steps">
      <h3 id="steps">{t('steps')}</h3>
      <DataTable caption={t('steps')} rows={steps} rowKey={({ code }) => code} columns={columns} />
      <p className={`${classes.muted} ${classes.after}`}>{ruleBook ? t('byBook', { ruleBook }) : t('noBook')}</p>
    </section>
  );
}

function StepWords({ step }: { step: FinalStep }) {
  const { t } = useTranslation('finalGrant');
  const language = useLanguage();
  if (step.ground.absent) return <span className={classes.muted}>{t('absent')}</span>;
  if (step.waiting) return <span className={classes.muted}>{t('waits')}</span>;
  const share = step.share ? percent(step.share, language) : '';
  const unreduced = step.code === 'score' && share === '0';
  return <span className={classes.muted}>{t(unreduced ? 'how.scoreNone' : `how.${step.code}`, { percent: share })}</span>;
}
