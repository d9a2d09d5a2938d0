import { IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled, IconFileX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countryName } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { SelectField } from '@/ui/forms/SelectField';
import { type CheckSearch, verdicts } from './checkSearch';
import type { Facets } from './narrow';
import classes from './Proposal.module.css';

const icons = { eligible: IconCircleCheckFilled, not_eligible: IconCircleXFilled, undecided: IconCircleDashed, refused: IconFileX };

interface VerdictFiltersProps {
  filter: Pick<CheckSearch, 'verdict' | 'rule' | 'country' | 'call'>;
  counts: Facets;
  onChange: (change: CheckSearch) => void;
}

/** Verdicts as counted switches, and what else narrows the list; each choice says how many it leaves. */
export function VerdictFilters({ filter, counts, onChange }: VerdictFiltersProps) {
  const { t } = useTranslation('proposal');
  const language = useLanguage();
  const options = (found: Map<string, number>, chosen: string | undefined, name: (value: string) => string, byCount = false) =>
    [...(chosen && !found.has(chosen) ? [[chosen, 0] as [string, number]] : []), ...found]
      .map(([value, count]) => ({ value, count, label: `${name(value)} (${count})` }))
      .sort((one, other) => (byCount ? other.count - one.count : 0) || one.label.localeCompare(other.label, language));
  const rule = (id: string) => t([`rule.${id}`, 'rule.other'], { id });
  return (
    <>
      <div className={classes.verdicts} role="group" aria-label={t('filter.verdict')}>
        {verdicts.map((verdict) => {
          const Icon = icons[verdict];
          const pressed = filter.verdict === verdict;
          return (
            <button key={verdict} type="button" aria-pressed={pressed} data-verdict={verdict} onClick={() => onChange({ verdict: pressed ? undefined : verdict })}>
              <Icon size={18} aria-hidden />
              <strong>{counts.verdicts[verdict]}</strong>
              <span>{t(`verdict.${verdict}`)}</span>
            </button>
          );
        })}
      </div>
      <div className={classes.filters} role="search" aria-label={t('filter.narrow')}>
        <SelectField name="rule" label={t('filter.rule')} placeholder={t('filter.anyRule')} value={filter.rule ?? ''} options={options(counts.rules, filter.rule, rule, true)} onChange={(value) => onChange({ rule: value })} />
        <SelectField
          name="country"
          label={t('filter.country')}
          placeholder={t('filter.anyCountry')}
          value={filter.country ?? ''}
          options={options(counts.countries, filter.country, (code) => countryName(code, language))}
          onChange={(value) => onChange({ country: value })}
        />
        <SelectField name="call" label={t('filter.call')} placeholder={t('filter.anyCall')} value={filter.call ?? ''} options={options(counts.calls, filter.call, (call) => call)} onChange={(value) => onChange({ call: value })} />
      </div>
    </>
  );
}
