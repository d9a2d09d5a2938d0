import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SelectField } from '@/ui/forms/SelectField';
import { type BudgetItem, type Plan, planQuery } from './itemQueries';

type Belongs = BudgetItem['belongs'];

interface BelongsFieldProps {
  projectId: string;
  category: string;
  value: Belongs;
  onChange: (value: Belongs) => void;
  error?: string;
}

/** What of the work plan an item belongs to, which decides its months. */
export function BelongsField({ projectId, category, value, onChange, error }: BelongsFieldProps) {
  const { t } = useTranslation('budgetItem');
  const { data: plan } = useQuery(planQuery(projectId));
  const options = plan ? recordsOf(plan, category) : [];
  return (
    <SelectField
      name="belongs.id"
      label={t('belongs')}
      optional
      searchable
      hint={t('hint.belongs')}
      error={error}
      value={value ? `${value.kind}/${value.id}` : ''}
      options={options}
      onChange={(chosen) => {
        const [kind, id] = chosen.split('/');
        onChange(kind && id ? { kind: kind as NonNullable<Belongs>['kind'], id } : undefined);
      }}
    />
  );
}

/** The records of the plan, those that a category is mostly about first. */
function recordsOf(plan: Plan, category: string) {
  const packages = plan.workPackages.map((row) => ({ value: `work_package/${row.id}`, label: `${row.number} ${row.title}` }));
  const deliverables = plan.deliverables.map((row) => ({ value: `deliverable/${row.id}`, label: `${row.code} ${row.title}` }));
  const activities = plan.activities.map((row) => ({ value: `activity/${row.id}`, label: `${row.code} ${row.title}` }));
  if (category === 'intellectual_outputs' || category === 'project_results') return [...deliverables, ...packages, ...activities];
  if (category === 'work_packages' || category === 'project_management') return [...packages, ...deliverables, ...activities];
  return [...activities, ...packages, ...deliverables];
}
