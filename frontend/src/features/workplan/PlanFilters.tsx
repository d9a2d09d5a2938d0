import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SelectField } from '@/ui/forms/SelectField';
import { partnerName } from './planItems';
import classes from './PlanFilters.module.css';
import { type PlanSearch, planStatuses } from './planSearch';
import type { Partner } from './queries';

interface PlanFiltersProps {
  partners: readonly Partner[];
  search: PlanSearch;
  onChange: (change: Partial<PlanSearch>) => void;
}

/** Which part of the plan is shown. */
export function PlanFilters({ partners, search, onChange }: PlanFiltersProps) {
  const { t } = useTranslation('workplan');
  return (
    <div role="group" aria-label={t('filter.label')} className={classes.filters} data-print="no">
      <SelectField name="lead" label={t('filter.lead')} value={search.lead ?? ''} onChange={(lead) => onChange({ lead: lead || undefined })} options={partners.map((one) => ({ value: one.id, label: partnerName(one) }))} placeholder={t('filter.all')} />
      <SelectField name="status" label={t('filter.status')} value={search.status ?? ''} onChange={(status) => onChange({ status: status || undefined })} options={planStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))} placeholder={t('filter.all')} />
      {(search.lead || search.status) && (
        <Button variant="subtle" onClick={() => onChange({ lead: undefined, status: undefined })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
