import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { organisationNames } from './organisationNames';
import type { Proposal } from './queries';
import { StageBadge } from './StageBadge';

interface ProposalTableProps {
  proposals: readonly Proposal[];
  mine: boolean;
  onMore?: () => void;
  loadingMore: boolean;
}

export function ProposalTable({ proposals, mine, onMore, loadingMore }: ProposalTableProps) {
  const { t } = useTranslation('partnership');
  return (
    <DataTable
      caption={mine ? t('mine.title') : t('pipeline.title')}
      rows={proposals}
      rowKey={({ id }) => id}
      onMore={onMore}
      loadingMore={loadingMore}
      columns={[
        {
          id: 'title',
          header: t('label.title'),
          cell: ({ id, title }) => (
            <Link to="/partnerships/proposals/$proposalId" params={{ proposalId: id }}>
              {title}
            </Link>
          ),
        },
        { id: 'organisations', header: t('label.organisations'), cell: organisationNames },
        { id: 'stage', header: t('label.stage'), cell: ({ stage }) => <StageBadge stage={stage} /> },
        { id: 'since', header: t('label.since'), cell: ({ stageSince }) => stageSince.slice(0, 10) },
        ...(mine ? [] : [{ id: 'origin', header: t('label.origin'), cell: ({ origin }: Proposal) => t(`origin.${origin}`) }]),
        { id: 'reason', header: t('label.reason'), cell: ({ reason }) => reason || '–' },
      ]}
    />
  );
}
