import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import { checkDifference, isSame } from './checkDifference';
import classes from './Judgements.module.css';
import type { Check } from './queries';
import { verdictTone } from './statuses';

interface JudgementEntryProps {
  check: Check;
  /** The one before it; absent while it is not loaded. */
  before: Check | undefined;
  /** The oldest of all. */
  first: boolean;
  open: boolean;
  onToggle: () => void;
}

const severityTone: Record<Check['findings'][number]['severity'], Tone> = { blocker: 'bad', warning: 'attention', note: 'neutral', none: 'neutral' };

/** One kept judgement: its verdict, what differs from the one before, and on demand all it said, as it was told then. */
export function JudgementEntry({ check, before, first, open, onToggle }: JudgementEntryProps) {
  const { t } = useTranslation(['judgement', 'consortium']);
  const language = useLanguage();
  const when = formatInstant(check.checkedAt, language);
  const told = `judgement-${check.id}`;
  return (
    <li id={check.id}>
      <div className={classes.head}>
        <time dateTime={check.checkedAt}>{when}</time>
        <StatusBadge tone={verdictTone[check.verdict]}>{t(`consortium:verdict.${check.verdict}`)}</StatusBadge>
        <span>{t(`occasion.${check.occasion}`)}</span>
        <span className={classes.quiet}>{[check.checkedBy, check.ruleBookVersion ? t('book', { version: check.ruleBookVersion }) : t('noBook')].filter(Boolean).join(' · ')}</span>
        <Button variant="subtle" size="compact-sm" aria-expanded={open} aria-controls={told} aria-label={t(open ? 'hideNamed' : 'showNamed', { when })} onClick={onToggle}>
          {t(open ? 'hide' : 'show')}
        </Button>
      </div>
      {first ? <p className={classes.quiet}>{t('first')}</p> : before && <Difference check={check} before={before} />}
      <div id={told} hidden={!open} className={classes.told}>
        <p>{t('counted', { organisations: check.counts.organisations, programme: check.counts.programmeOrganisations, countries: check.counts.programmeCountries })}</p>
        {check.missing.length > 0 && <p>{t('missing', { words: check.missing.join('; ') })}</p>}
        {check.findings.length === 0 ? (
          <p>{t('nothingTold')}</p>
        ) : (
          <ul>
            {check.findings.map((finding) => (
              <li key={`${finding.rule} ${finding.partnerId ?? ''} ${finding.message}`}>
                <StatusBadge tone={severityTone[finding.severity]}>{t(`severity.${finding.severity}`)}</StatusBadge>
                <span>
                  {finding.message} <span className={classes.quiet}>{[finding.rule, finding.confirmed ? '' : t('unconfirmed')].filter(Boolean).join(' · ')}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** What differs from the judgement before, in sentences. */
function Difference({ check, before }: { check: Check; before: Check }) {
  const { t } = useTranslation(['judgement', 'consortium']);
  const found = checkDifference(check, before);
  if (isSame(found)) return <p className={classes.quiet}>{t('same')}</p>;
  const lines = [
    found.verdict && t('changed.verdict', { from: t(`consortium:verdict.${found.verdict}`), to: t(`consortium:verdict.${check.verdict}`) }),
    found.organisations && t('changed.organisations', found.organisations),
    found.countries && t('changed.countries', found.countries),
    found.ruleBook !== null && t('changed.ruleBook', { from: found.ruleBook || '–', to: check.ruleBookVersion || '–' }),
    ...found.added.map((message) => t('changed.added', { message })),
    ...found.changed.map((message) => t('changed.otherwise', { message })),
    ...found.gone.map((message) => t('changed.gone', { message })),
  ].filter((line): line is string => Boolean(line));
  return (
    <ul className={classes.difference} aria-label={t('difference')}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
