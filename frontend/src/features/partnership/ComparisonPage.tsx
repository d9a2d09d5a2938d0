import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { ComparisonTable } from './ComparisonTable';
import { comparisonQuery } from './queries';

/** Two to five proposals side by side, on the screen and on paper. */
export function ComparisonPage() {
  const { t } = useTranslation('partnership');
  const { proposals = '' } = useSearch({ from: '/app/partnerships/comparison' });
  const ids = proposals.split(',').filter(Boolean);
  const query = useQuery({ ...comparisonQuery(ids), enabled: ids.length > 1 });
  const choose = <Button renderRoot={(props) => <Link to="/partnerships" {...props} />}>{t('compare.choose')}</Button>;
  return (
    <>
      <PageHeader
        title={t('compare.title')}
        lead={t('compare.lead')}
        acts={
          query.data && (
            <Button variant="default" onClick={() => globalThis.print()}>
              {t('compare.print')}
            </Button>
          )
        }
      />
      {ids.length < 2 ? (
        <EmptyState drawing="list" act={choose}>
          {t('compare.few')}
        </EmptyState>
      ) : (
        <PageStates query={query}>{({ items }) => <ComparisonTable compared={items} />}</PageStates>
      )}
    </>
  );
}
