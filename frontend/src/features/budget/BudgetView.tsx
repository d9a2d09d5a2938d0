import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { SavedAt } from '@/ui/SavedAt';
import { Strip } from '@/ui/Strip';
import { BudgetGrid } from './BudgetGrid';
import { BudgetList } from './BudgetList';
import { gridModel } from './budgetModel';
import classes from './BudgetView.module.css';
import { CapSection } from './CapSection';
import type { CellPlace } from './cellKey';
import { FindingList } from './FindingList';
import { ItemsDialog } from './items/ItemsDialog';
import { LimitList } from './items/LimitList';
import { OpenCell } from './items/openCell';
import type { Budget } from './queries';
import { SheetMenu } from './SheetMenu';
import { useCellSaver } from './useCellSaver';

interface BudgetViewProps {
  projectId: string;
  budget: Budget;
  /** The cell whose items are open. */
  cell: CellPlace | null;
  onCell: (place: CellPlace | null) => void;
}

/** The budget with everything that is typed and not saved yet: lanes, grid and findings follow each key. */
export function BudgetView({ projectId, budget, cell, onCell }: BudgetViewProps) {
  const { t } = useTranslation('budget');
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [saver, saving] = useCellSaver(projectId, budget);
  const model = useMemo(() => gridModel(budget, saving.drafts), [budget, saving.drafts]);
  const retry = (
    <Button size="compact-sm" variant="default" onClick={() => void saver.flush()}>
      {t('ui:retry')}
    </Button>
  );
  return (
    <OpenCell value={onCell}>
      {saving.problem && saving.drafts.size > 0 && (
        <Strip tone={saving.problem.status === 0 ? 'offline' : 'bad'} act={retry}>
          {t('ui:strip.failed', { reason: problemMessage(t, saving.problem) })}
        </Strip>
      )}
      <CapSection projectId={projectId} budget={budget} model={model} />
      <section aria-labelledby="budget-cells">
        <div className={classes.heading}>
          <h3 id="budget-cells">{t('grid.title')}</h3>
          <SheetMenu projectId={projectId} budget={budget} />
          <SavedAt state={saving.state} at={saving.savedAt} />
        </div>
        {narrow ? <BudgetList budget={budget} model={model} saver={saver} saving={saving} /> : <BudgetGrid budget={budget} model={model} saver={saver} saving={saving} />}
      </section>
      <FindingList findings={budget.findings} />
      <LimitList limits={budget.limits} />
      <ItemsDialog projectId={projectId} budget={budget} place={cell} onClose={() => onCell(null)} />
    </OpenCell>
  );
}
