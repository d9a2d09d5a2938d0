import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CorrectionFacts } from './CostCorrections';
import { DecideCorrection } from './DecideCorrection';
import { correctionsQuery } from './queries';
import classes from './reporting.module.css';

/** The corrections and refunds of a project, those that wait for a second person first. */
export function CorrectionsPanel({ projectId }: { projectId: string }) {
  const { t } = useTranslation('reporting');
  const { data } = useQuery(correctionsQuery(projectId));
  if (!data || data.items.length === 0) return null;
  const inOrder = [...data.items].sort((a, b) => Number(b.status === 'proposed') - Number(a.status === 'proposed'));
  return (
    <section className={classes.periods} aria-labelledby="corrections-title">
      <div className={classes.periodsHead}>
        <h3 id="corrections-title">{t('correction.title')}</h3>
      </div>
      <ul className={classes.plain}>
        {inOrder.map((one) => (
          <li key={one.id}>
            <Link to="/projects/$projectId/reports/$reportId" params={{ projectId, reportId: one.reportId }}>
              {one.description}
            </Link>
            <span className={classes.facts}>{one.partnerName}</span>
            <CorrectionFacts correction={one} />
            <DecideCorrection projectId={projectId} correction={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
