import { Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryOptions } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { EmptyState } from '@/ui/EmptyState';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import classes from './Organisations.module.css';
import { OrganisationTable } from './OrganisationTable';
import { organisationsQuery, type Search } from './queries';
import { clean, organisationTypes, readSearch } from './search';

/** The register: one search box, two filters, all of it in the address. */
export function OrganisationsPage() {
  const { t } = useTranslation('organisation');
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const query = useInfiniteQuery(organisationsQuery(search));
  const first = query.data?.pages[0];
  const acts = first?.allowedActions ?? [];
  const narrow = (change: Search) => void navigate({ to: '/organisations', search: clean({ ...search, ...change }), replace: true });

  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        acts={
          <>
            {acts.includes('import') && (
              <Button variant="default" renderRoot={(props) => <Link to="/organisations/import" {...props} />}>
                {t('import.open')}
              </Button>
            )}
            {acts.includes('add') && <Button renderRoot={(props) => <Link to="/organisations/new" {...props} />}>{t('add.open')}</Button>}
          </>
        }
      />
      <Filters search={search} onChange={narrow} />
      <p role="status" className={classes.count}>
        {first?.total === undefined ? ' ' : t('found', { count: first.total })}
      </p>
      <PageStates
        query={query}
        isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
        empty={
          <EmptyState
            drawing="search"
            act={acts.includes('add') ? <Button variant="default" renderRoot={(props) => <Link to="/organisations/new" {...props} />}>{t('add.open')}</Button> : undefined}
          >
            {t('nothing')}
          </EmptyState>
        }
      >
        {(data) => (
          <OrganisationTable
            rows={data.pages.flatMap((page) => page.items)}
            sort={search.sort}
            onSort={(sort) => narrow({ sort })}
            onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            loadingMore={query.isFetchingNextPage}
          />
        )}
      </PageStates>
    </>
  );
}

function Filters({ search, onChange }: { search: Search; onChange: (change: Search) => void }) {
  const { t } = useTranslation('organisation');
  const language = useLanguage();
  const [typed, setTyped] = useState(search.q ?? '');
  const send = useDebouncedCallback((q: string) => onChange({ q, sort: undefined }), 120);
  return (
    <div role="search" className={classes.filters}>
      <TextField
        name="q"
        type="search"
        label={t('filter.q')}
        hint={t('filter.qHint')}
        value={typed}
        maxLength={200}
        onChange={(value) => {
          setTyped(value);
          send(value);
        }}
      />
      <SelectField name="country" label={t('filter.country')} value={search.country ?? ''} options={countryOptions(language)} placeholder={t('filter.allCountries')} onChange={(country) => onChange({ country })} />
      <SelectField
        name="type"
        label={t('filter.type')}
        value={search.type ?? ''}
        options={organisationTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
        placeholder={t('filter.allTypes')}
        onChange={(type) => onChange({ type })}
      />
    </div>
  );
}
