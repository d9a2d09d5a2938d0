import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import { AmendmentTimeline } from './AmendmentTimeline';
import { type AmendmentHead, amendmentsQuery, useOpenAmendment } from './amendmentQueries';
import { amendmentTone } from './amendmentWords';
import { BudgetLinks } from './BudgetLinks';
import classes from './Versions.module.css';

const route = getRouteApi('/app/projects/$projectId/budget/amendments');

/** Transfers and amendments of the plan of record, the newest first. */
export function AmendmentsPage() {
  const { t } = useTranslation('versions');
  const { projectId } = route.useParams();
  const navigate = route.useNavigate();
  const query = useQuery(amendmentsQuery(projectId));
  const open = useOpenAmendment(projectId);
  const mayOpen = query.data?.allowedActions.includes('open_amendment') ?? false;
  const begin = () => open.mutate(undefined, { onSuccess: ({ id }) => void navigate({ to: '/projects/$projectId/budget/amendments/$amendmentId', params: { projectId, amendmentId: id } }) });
  return (
    <>
      <PageHeader
        level={2}
        title={t('amendments.title')}
        lead={t('amendments.lead')}
        acts={mayOpen && <Button loading={open.isPending} onClick={begin}>{t('amendments.open')}</Button>}
      />
      <BudgetLinks projectId={projectId} whole />
      {Boolean(open.error) && <Strip tone="bad">{problemMessage(t, open.error)}</Strip>}
      <PageStates query={query} isEmpty={({ items }) => items.length === 0} empty={<EmptyState drawing="document">{t(query.data?.hasPlan ? 'amendments.none' : 'amendments.noPlan')}</EmptyState>}>
        {({ items }) => (
          <ol className={classes.cards}>
            {items.map((one) => (
              <AmendmentCard key={one.id} projectId={projectId} amendment={one} />
            ))}
          </ol>
        )}
      </PageStates>
    </>
  );
}

function AmendmentCard({ projectId, amendment }: { projectId: string; amendment: AmendmentHead }) {
  const { t } = useTranslation('versions');
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h3>
          <Link to="/projects/$projectId/budget/amendments/$amendmentId" params={{ projectId, amendmentId: amendment.id }}>
            {t('amendment.title', { number: amendment.number, context: amendment.kind })}
          </Link>
        </h3>
        <StatusBadge tone={amendmentTone[amendment.status]}>{t(`amendment.status.${amendment.status}`)}</StatusBadge>
      </div>
      {amendment.reason && <p className={classes.reason}>{amendment.reason}</p>}
      <AmendmentTimeline amendment={amendment} />
    </li>
  );
}
