import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { EmptyState } from '@/ui/EmptyState';
import { SelectField } from '@/ui/forms/SelectField';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import classes from './Partnership.module.css';
import { ProposalBoard } from './ProposalBoard';
import { ProposalTable } from './ProposalTable';
import { type ListSearch, origins, proposalsQuery } from './queries';

/** The pipeline for those who read all proposals; everybody else's own proposals. */
export function PartnershipsPage() {
  const { t } = useTranslation('partnership');
  const { allowedActions } = useMe();
  const readsAll = allowedActions.includes('read_proposals');
  const search: ListSearch = useSearch({ from: '/app/partnerships/' });
  const mine = !readsAll || search.mine;
  const asked = mine ? { mine: true, sort: '-submittedAt' } : { ...search, sort: search.sort ?? (search.ended ? '-stageSince' : undefined) };
  const query = useInfiniteQuery(proposalsQuery(asked));
  const navigate = useNavigate();
  const narrow = (change: ListSearch) => void navigate({ to: '/partnerships', search: { ...search, ...change }, replace: true });
  const propose = <Button renderRoot={(props) => <Link to="/partnerships/proposals/new" {...props} />}>{t('propose')}</Button>;
  const view = search.mine ? 'mine' : search.ended ? 'all' : 'open';

  return (
    <>
      <PageHeader title={mine ? t('mine.title') : t('pipeline.title')} lead={mine ? t('mine.lead') : t('pipeline.lead')} acts={propose} />
      {readsAll && (
        <div role="search" className={classes.filters}>
          <SelectField
            name="view"
            label={t('filter.view')}
            value={view}
            options={(['open', 'all', 'mine'] as const).map((value) => ({ value, label: t(`filter.views.${value}`) }))}
            onChange={(value) => narrow({ mine: value === 'mine' || undefined, ended: value === 'all' || undefined })}
          />
          {!mine && (
            <>
              <SelectField name="origin" label={t('label.origin')} value={search.origin ?? ''} placeholder={t('filter.allOrigins')} options={origins.map((value) => ({ value, label: t(`origin.${value}`) }))} onChange={(origin) => narrow({ origin: origin || undefined })} />
              <SelectField
                name="sort"
                label={t('filter.sort')}
                hint={search.sort === '-criteriaSum' ? t('filter.sumHint') : undefined}
                value={search.sort ?? 'stageSince'}
                options={(['stageSince', '-submittedAt', '-criteriaSum', 'title'] as const).map((value) => ({ value: value as string, label: t(`filter.sorts.${value.replace('-', '')}`) }))}
                onChange={(sort) => narrow({ sort: sort === 'stageSince' ? undefined : sort })}
              />
            </>
          )}
        </div>
      )}
      <PageStates
        query={query}
        isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
        empty={
          <EmptyState drawing="people" act={propose}>
            {mine ? t('mine.empty') : t('pipeline.empty')}
          </EmptyState>
        }
      >
        {(data) => {
          const proposals = data.pages.flatMap((page) => page.items);
          const onMore = query.hasNextPage ? () => void query.fetchNextPage() : undefined;
          if (mine || search.ended) return <ProposalTable proposals={proposals} mine={Boolean(mine)} onMore={onMore} loadingMore={query.isFetchingNextPage} />;
          return <ProposalBoard proposals={proposals} onMore={onMore} loadingMore={query.isFetchingNextPage} />;
        }}
      </PageStates>
    </>
  );
}
