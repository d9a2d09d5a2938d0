import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { countryName } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import { useAddCandidate } from './candidateQueries';
import { may, type Project, useAddPartner } from './queries';
import type { Suggestion } from './whatIfQueries';
import classes from './WhatIf.module.css';

interface SuggestionListProps {
  project: Project;
  suggestions: readonly Suggestion[];
}

const tones: Record<Suggestion['help'], Tone> = { completes: 'good', meets_minimum: 'good', narrows: 'progress', secures: 'progress', extends: 'neutral' };

/** What the badge says already. */
const inTheBadge = ['completes', 'meets_minimum', 'secures'];
const atOnce = 10;

/** Organisations with the reasons for each, the most helpful first. */
export function SuggestionList({ project, suggestions }: SuggestionListProps) {
  const { t } = useTranslation(['whatIf', 'consortium']);
  const language = useLanguage();
  const join = useAddPartner(project.id);
  const think = useAddCandidate(project.id);
  const [shown, setShown] = useState(atOnce);
  const edits = may(project, 'edit_consortium');
  const failed = join.error ?? think.error;
  const busy = join.isPending || think.isPending;
  return (
    <section aria-label={t('suggestion.list')}>
      {Boolean(failed) && <Strip tone="bad">{problemMessage(t, failed)}</Strip>}
      <ol className={classes.list}>
        {suggestions.slice(0, shown).map(({ organisation, help, reasons, candidate }) => (
          <li key={organisation.id}>
            <div className={classes.top}>
              <div className={classes.stack}>
                <Link to={`/organisations/${organisation.id}` as string} className={classes.name}>
                  {organisation.name}
                </Link>
                <span className={classes.quiet}>{[organisation.city, countryName(organisation.country, language), t(`consortium:type.${organisation.type}`)].filter(Boolean).join(' · ')}</span>
              </div>
              <StatusBadge tone={tones[help]}>{t(`suggestion.help.${help}`)}</StatusBadge>
            </div>
            <ul className={classes.reasons}>
              {reasons.filter(({ kind }) => !inTheBadge.includes(kind)).map(({ kind, caution, words }) => (
                <li key={kind} data-caution={caution}>
                  {caution ? <IconAlertTriangle size={15} aria-label={t('suggestion.caution')} /> : <IconCheck size={15} aria-hidden />}
                  <span>{words}</span>
                </li>
              ))}
            </ul>
            {edits && (
              <div className={classes.acts} data-print="no">
                {candidate ? (
                  <Link to="/projects/$projectId/consortium" params={{ projectId: project.id }}>
                    {t('suggestion.isCandidate')}
                  </Link>
                ) : (
                  <Button size="compact-md" variant="default" disabled={busy} aria-label={t('suggestion.thinkNamed', { name: organisation.name })} onClick={() => think.mutate({ organisationId: organisation.id, role: 'partner', language })}>
                    {t('suggestion.think')}
                  </Button>
                )}
                <Button size="compact-md" variant="default" disabled={busy} aria-label={t('suggestion.joinNamed', { name: organisation.name })} onClick={() => join.mutate({ organisationId: organisation.id, role: 'partner' })}>
                  {t('suggestion.join')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {shown < suggestions.length && (
        <div className={classes.more} data-print="no">
          <span role="status">{t('suggestion.shown', { count: shown, of: suggestions.length })}</span>
          <Button variant="default" size="compact-md" onClick={() => setShown(shown + atOnce)}>
            {t('suggestion.more')}
          </Button>
        </div>
      )}
    </section>
  );
}
