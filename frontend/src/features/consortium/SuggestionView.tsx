import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { countryOptions } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { EmptyState } from '@/ui/EmptyState';
import { SelectField } from '@/ui/forms/SelectField';
import { PageStates } from '@/ui/PageStates';
import { partnersQuery, type Project } from './queries';
import { SuggestionList } from './SuggestionList';
import { type SuggestionFilter, suggestionsQuery, type Suggestions } from './whatIfQueries';
import classes from './WhatIf.module.css';

interface SuggestionViewProps {
  project: Project;
  filter: SuggestionFilter;
  onFilter: (change: Partial<SuggestionFilter>) => void;
}

const types = ['higher_education_institution', 'company', 'public_authority', 'municipality_region', 'research_institute', 'association', 'foundation', 'healthcare', 'school', 'other'] as const;

/** Organisations of the register that could join, or take a partner's place. */
export function SuggestionView({ project, filter, onFilter }: SuggestionViewProps) {
  const { t } = useTranslation(['whatIf', 'consortium']);
  const language = useLanguage();
  const query = useQuery(suggestionsQuery(project.id, filter, language));
  const { data: partners = [] } = useQuery(partnersQuery(project.id));
  const present = partners.filter(({ leftOn }) => leftOn === null);
  return (
    <>
      <div role="group" aria-label={t('suggestion.filter')} className={classes.filters} data-print="no">
        <SelectField name="without" label={t('suggestion.without')} value={filter.without ?? ''} placeholder={t('suggestion.nobody')} onChange={(without) => onFilter({ without: without || undefined })} options={present.map(({ id, organisation }) => ({ value: id, label: organisation.name }))} />
        <SelectField name="country" label={t('suggestion.country')} searchable optional value={filter.country ?? ''} placeholder={t('suggestion.anyCountry')} onChange={(country) => onFilter({ country: country || undefined })} options={countryOptions(language)} />
        <SelectField name="type" label={t('suggestion.type')} value={filter.type ?? ''} placeholder={t('suggestion.anyType')} onChange={(type) => onFilter({ type: type || undefined })} options={types.map((value) => ({ value, label: t(`consortium:type.${value}`) }))} />
        {(filter.country || filter.type || filter.without) && (
          <Button variant="subtle" onClick={() => onFilter({ country: undefined, type: undefined, without: undefined })}>
            {t('suggestion.clear')}
          </Button>
        )}
      </div>
      <PageStates
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState drawing="search">{t('suggestion.empty')}</EmptyState>}
      >
        {(found) => (
          <>
            <Missing found={found} leaving={present.find(({ id }) => id === filter.without)?.organisation.name} />
            <SuggestionList key={JSON.stringify(filter)} project={project} suggestions={found.items} />
          </>
        )}
      </PageStates>
    </>
  );
}

function Missing({ found, leaving }: { found: Suggestions; leaving: string | undefined }) {
  const { t } = useTranslation('whatIf');
  const gap = found.missing.find(({ kind }) => kind === 'add_organisations');
  const say = leaving ? (gap ? t('suggestion.lacksWithout', { name: leaving, words: gap.words }) : t('suggestion.completeWithout', { name: leaving })) : gap ? t('suggestion.lacks', { words: gap.words }) : t('suggestion.complete');
  return (
    <p className={classes.lead}>
      {say} <span className={classes.quiet}>{t('suggestion.intro')}</span>
    </p>
  );
}
