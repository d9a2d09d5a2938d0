import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { SourceLink } from '@/ui/SourceLink';
import classes from './BudgetView.module.css';
import type { BudgetFinding } from './queries';

const icons = { blocker: IconCircleX, warning: IconAlertTriangle, note: IconInfoCircle, none: IconInfoCircle };

/** What the rules of the call say of the saved amounts. The yearly caps are said beside the grid, as they are typed. */
export function FindingList({ findings }: { findings: readonly BudgetFinding[] }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const shown = findings.filter(({ rule }) => rule !== 'GRANT-YEAR-CAP');
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="budget-findings" className={classes.findings}>
      <h3 id="budget-findings">{t('findings.title')}</h3>
      <ul>
        {shown.map((finding) => {
          const Icon = icons[finding.severity];
          return (
            <li key={finding.rule + finding.path} data-severity={finding.severity}>
              <Icon size={16} stroke={1.8} aria-hidden />
              <div>
                <span className="visually-hidden">{t(`findings.${finding.severity}`)}: </span>
                {finding.messages[language]} {finding.source.title && <SourceLink {...finding.source} confirmed={finding.confirmed} />}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
