import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { problemMessage } from '@/api/problemMessage';
import { Strip } from '@/ui/Strip';
import type { Span } from '@/ui/timeline/stepSpan';
import { Timeline } from '@/ui/timeline/Timeline';
import { type PlanGroup, timelineRows } from './planItems';
import { moveDates } from './moveDates';
import { type Partner, type Plan, usePlanChange } from './queries';

interface PlanTimelineProps {
  projectId: string;
  plan: Plan;
  partners: readonly Partner[];
  groups: readonly PlanGroup[];
  onOpen: (id: string) => void;
}

/**
 * The plan on the project's months. Keys move dates only on the screen; they
 * are saved together by one button, so that nothing changes by a slip.
 */
export function PlanTimeline({ projectId, plan, partners, groups, onOpen }: PlanTimelineProps) {
  const { t } = useTranslation('workplan');
  const [moved, setMoved] = useState<Record<string, Span>>({});
  const save = usePlanChange(projectId, moveDates);
  const rows = timelineRows(t, groups, partners).map((row) => ({ ...row, ...moved[row.id] }));
  const changed = rows.filter((row) => moved[row.id]);
  const undo = () => {
    setMoved({});
    save.reset();
  };
  const refusal = (error: unknown) => {
    const [first] = isProblem(error) ? error.errors : [];
    return first ? t([`problem:field.${first.code}`, 'problem:invalid'], first.params) : problemMessage(t, error);
  };
  return (
    <>
      {changed.length > 0 && (
        <Strip
          tone={save.error ? 'bad' : 'info'}
          act={
            <Group gap="xs">
              <Button
                size="compact-md"
                loading={save.isPending}
                onClick={() => save.mutate({ plan, moved }, { onSuccess: () => setMoved({}) })}
              >
                {t('timeline.save', { count: changed.length })}
              </Button>
              <Button size="compact-md" variant="default" onClick={undo}>
                {t('ui:undo')}
              </Button>
            </Group>
          }
        >
          {save.error && <p>{refusal(save.error)}</p>}
          {changed.map((row) => (
            <div key={row.id}>{row.shape === 'point' ? t('timeline.movedPoint', { label: row.label, on: row.from }) : t('timeline.moved', { label: plan.workPackages.some(({ id }) => id === row.id) ? row.group : row.label, from: row.from, to: row.to })}</div>
          ))}
        </Strip>
      )}
      <Timeline
        label={t('view.timeline')}
        start={plan.startOn ?? ''}
        months={plan.durationMonths}
        today={plan.today ?? ''}
        rows={rows}
        onOpen={onOpen}
        onMove={plan.allowedActions.includes('add_work_package') ? (id, span) => setMoved((now) => ({ ...now, [id]: span })) : undefined}
      />
    </>
  );
}
