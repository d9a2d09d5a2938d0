import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Skeleton } from '@/ui/Skeleton';
import { PlanDialogs, type Task } from './PlanDialogs';
import { PlanEmpty } from './PlanEmpty';
import { PlanFilters } from './PlanFilters';
import { planGroups } from './planItems';
import { PlanList } from './PlanList';
import type { PlanSearch } from './planSearch';
import { partnersQuery, type Plan, planQuery, type RecordKind } from './queries';

const PlanTimeline = lazy(() => import('./PlanTimeline').then((module) => ({ default: module.PlanTimeline })));
const route = getRouteApi('/app/projects/$projectId/plan');

/** The Plan tab: the same records as a list and on the time line; view, filters and the open record stand in the address. */
export function PlanPage() {
  const { t } = useTranslation('workplan');
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const plan = useQuery(planQuery(projectId));
  const partners = useQuery(partnersQuery(projectId));
  const [task, setTask] = useState<Task | null>(null);
  const go = (change: Partial<PlanSearch>, replace = false) => void navigate({ search: (now) => ({ ...now, ...change }), replace, resetScroll: false });
  const open = (id: string) => go({ open: id });
  const people = partners.data ?? [];
  const kinds = addable(plan.data);
  return (
    <>
      <PageHeader
        level={2}
        title={t('title')}
        acts={
          plan.data &&
          !isBare(plan.data) && (
            <>
              <SegmentedControl
                aria-label={t('view.label')}
                value={search.view ?? 'list'}
                onChange={(view) => go({ view: view === 'timeline' ? 'timeline' : undefined })}
                data={[{ value: 'list', label: t('view.list') }, { value: 'timeline', label: t('view.timeline') }]}
              />
              {kinds.length > 0 && <AddMenu kinds={kinds} onAdd={(kind) => setTask({ act: 'add', kind })} />}
            </>
          )
        }
      />
      <PageStates query={{ ...plan, error: plan.error ?? partners.error }} isEmpty={isBare} empty={plan.data && <PlanEmpty projectId={projectId} plan={plan.data} onAdd={() => setTask({ act: 'add', kind: 'work_package' })} />}>
        {(data) => {
          const groups = planGroups(data, search);
          return (
            <>
              <PlanFilters partners={people} search={search} onChange={(change) => go(change, true)} />
              {groups.length === 0 ? (
                <p>{t('noneMatch')}</p>
              ) : search.view === 'timeline' ? (
                <Suspense fallback={<Skeleton />}>
                  <PlanTimeline projectId={projectId} plan={data} partners={people} groups={groups} onOpen={open} />
                </Suspense>
              ) : (
                <PlanList
                  plan={data}
                  partners={people}
                  groups={groups}
                  onOpen={open}
                  onAct={(id, act) => {
                    open(id);
                    setTask(act);
                  }}
                  onAdd={kinds.length > 0 ? (kind, within) => setTask({ act: 'add', kind, within }) : undefined}
                  projectId={projectId}
                />
              )}
            </>
          );
        }}
      </PageStates>
      {plan.data && (
        <PlanDialogs
          projectId={projectId}
          plan={plan.data}
          partners={people}
          open={search.open}
          task={task}
          onTask={setTask}
          onClose={() => {
            setTask(null);
            if (search.open) go({ open: undefined });
          }}
        />
      )}
    </>
  );
}

const isBare = (plan: Plan) => plan.workPackages.length + plan.deliverables.length + plan.activities.length === 0;

/** What this reader may add now: a deliverable needs a work package to belong to. */
function addable(plan: Plan | undefined): RecordKind[] {
  const kinds: RecordKind[] = ['work_package', 'deliverable', 'activity'];
  return kinds.filter((kind) => plan?.startOn && plan.allowedActions.includes(`add_${kind}`) && (kind !== 'deliverable' || plan.workPackages.length > 0));
}

function AddMenu({ kinds, onAdd }: { kinds: RecordKind[]; onAdd: (kind: RecordKind) => void }) {
  const { t } = useTranslation('workplan');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={16} stroke={1.8} aria-hidden />}>{t('add.menu')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`kindOfRecord.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
