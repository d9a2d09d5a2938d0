import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '@/ui/StatusBadge';
import { verdictTone } from './claimWords';
import { ConvertedAmount } from './ConvertedAmount';
import { CostFacts, CostHistory, SameReceipts, Verdict } from './CostNotes';
import { EvidenceLinks } from './EvidenceField';
import { FinanceVerdict } from './FinanceVerdict';
import type { Cost, Report } from './queries';
import classes from './reporting.module.css';
import { VerdictForm } from './VerdictForm';

interface ReviewedCostProps {
  projectId: string;
  report: Report;
  cost: Cost;
  open: boolean;
  onToggle: () => void;
  onDecided: () => void;
}

export function reviewRowId(costId: string): string {
  return `review-${costId}`;
}

/** One line of the review: what matters at a glance; opened, everything and the verdict. */
export function ReviewedCost({ projectId, report, cost, open, onToggle, onDecided }: ReviewedCostProps) {
  const { t } = useTranslation('reporting');
  const names = new Map(report.documents.map(({ id, name }) => [id, name]));
  const waitsForFinance = cost.financeNeeded && cost.finance !== 'approved';
  return (
    <li data-open={open}>
      <div className={classes.reviewHead}>
        <button type="button" id={reviewRowId(cost.id)} className={classes.reviewToggle} aria-expanded={open} onClick={onToggle}>
          <IconChevronRight size={15} aria-hidden />
          <span>{cost.description}</span>
        </button>
        <span className={classes.reviewState}>
          <StatusBadge tone={verdictTone(cost)}>{t(`claim.verdict.${cost.verdict}`)}</StatusBadge>
          {waitsForFinance && <StatusBadge tone="attention">{t('claim.waitsForFinance')}</StatusBadge>}
          {cost.sameReceipts.length > 0 && <StatusBadge tone="attention">{t('claim.same.title')}</StatusBadge>}
          {cost.carried && <StatusBadge tone="progress">{t('claim.carried')}</StatusBadge>}
        </span>
        <span className={classes.reviewAmount}>
          <ConvertedAmount cost={cost} />
        </span>
      </div>
      {open && (
        <div className={classes.reviewBody}>
          <dl className={classes.reviewFacts}>
            <div>
              <dt>{t('cost.description')}</dt>
              <dd>
                <CostFacts cost={cost} report={report} />
              </dd>
            </div>
            <div>
              <dt>{t('cost.incurredOn')}</dt>
              <dd className={classes.days}>{cost.incurredOn}</dd>
            </div>
            <div>
              <dt>{t('claim.evidence')}</dt>
              <dd>
                <EvidenceLinks projectId={projectId} ids={cost.documentIds} names={names} />
              </dd>
            </div>
            {cost.verdict !== 'pending' && (
              <div>
                <dt>{t('claim.verdictLabel')}</dt>
                <dd className={classes.deliverableName}>
                  <Verdict cost={cost} />
                </dd>
              </div>
            )}
          </dl>
          <SameReceipts cost={cost} />
          <CostHistory cost={cost} />
          {cost.allowedActions.includes('decide_cost') && <VerdictForm key={cost.version} projectId={projectId} report={report} cost={cost} onDecided={onDecided} />}
          {cost.financeNeeded && <FinanceVerdict key={`finance.${cost.version}`} projectId={projectId} report={report} cost={cost} />}
        </div>
      )}
    </li>
  );
}
