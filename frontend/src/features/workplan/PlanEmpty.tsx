import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import type { Plan } from './queries';

/** A plan with nothing in it: the next step for this reader. */
export function PlanEmpty({ projectId, plan, onAdd }: { projectId: string; plan: Plan; onAdd: () => void }) {
  const { t } = useTranslation('workplan');
  const mayAdd = plan.allowedActions.includes('add_work_package');
  if (!plan.startOn) {
    const settings: string = `/projects/${projectId}/facts`;
    return (
      <EmptyState
        drawing="calendar"
        act={
          mayAdd && (
            <Button component={Link} to={settings}>
              {t('empty.giveStart')}
            </Button>
          )
        }
      >
        {mayAdd ? t('empty.noStart') : t('empty.noStartReader')}
      </EmptyState>
    );
  }
  return (
    <EmptyState drawing="calendar" act={mayAdd && <Button onClick={onAdd}>{t('add.work_package')}</Button>}>
      {mayAdd ? t('empty.editor') : t('empty.reader')}
    </EmptyState>
  );
}
