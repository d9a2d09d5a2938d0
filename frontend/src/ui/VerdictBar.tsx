import { Button, Collapse } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHelp, IconInfoCircle, IconX } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Source, SourceLink } from './SourceLink';
import classes from './VerdictBar.module.css';

export type Verdict = 'eligible' | 'not_eligible' | 'undecided';

/** One rule in words; `met` for a rule that holds. */
export interface RuleLine {
  rule: string;
  outcome: 'met' | 'blocker' | 'warning' | 'note';
  message: string;
  source?: Source;
}

interface VerdictBarProps {
  verdict: Verdict;
  /** The facts when eligible, what is missing when not: one sentence. */
  sentence: string;
  rules: readonly RuleLine[];
  /** The act that helps, such as "Find one". */
  act?: ReactNode;
  /** While a change is being judged the last verdict stays. */
  judging?: boolean;
}

const verdictIcons = { eligible: IconCheck, not_eligible: IconX, undecided: IconHelp };
const outcomeIcons = { met: IconCheck, blocker: IconX, warning: IconAlertTriangle, note: IconInfoCircle };
const outcomeOrder = { blocker: 0, warning: 1, note: 2, met: 3 };

/** One sentence first, then the rules, each with its source. */
export function VerdictBar({ verdict, sentence, rules, act, judging = false }: VerdictBarProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const [open, setOpen] = useState(false);
  const Icon = verdictIcons[verdict];
  const ordered = [...rules].sort((one, other) => outcomeOrder[one.outcome] - outcomeOrder[other.outcome]);
  return (
    <section className={classes.bar} data-verdict={verdict} data-judging={judging}>
      <div className={classes.first}>
        <div role="status" className={classes.sentence}>
          <Icon size={20} stroke={2.2} aria-hidden />
          <strong>{t(`verdict.${verdict}`)}</strong> <span>{sentence}</span>
        </div>
        <div className={classes.acts} data-print="no">
          {act}
          <Button variant="subtle" size="compact-md" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            {open ? t('verdict.hide') : t('verdict.why')}
          </Button>
        </div>
      </div>
      <Collapse id={id} expanded={open} transitionDuration={120}>
        <ul className={classes.rules} aria-label={t('verdict.rules')}>
          {ordered.map(({ rule, outcome, message, source }) => {
            const RuleIcon = outcomeIcons[outcome];
            return (
              <li key={`${rule} ${message}`} data-outcome={outcome}>
                <RuleIcon size={16} stroke={2} aria-hidden />
                <span className={classes.outcome}>{outcome === 'met' ? t('finding.met') : t(`finding.${outcome}`)}</span>
                <span className={classes.message}>
                  {message} <code>{rule}</code>
                </span>
                {source && <SourceLink {...source} />}
              </li>
            );
          })}
        </ul>
      </Collapse>
    </section>
  );
}
