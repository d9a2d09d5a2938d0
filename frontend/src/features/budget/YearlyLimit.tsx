import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import classes from './BudgetView.module.css';
import { type Budget, useSetYearlyLimit } from './queries';

/** The limit that a project sets itself where its call has no yearly cap. */
export function YearlyLimit({ projectId, budget }: { projectId: string; budget: Budget }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const [value, setValue] = useState<MoneyValue | undefined>(undefined);
  const { mutate, isPending, error, reset } = useSetYearlyLimit(projectId);
  const limit = budget.yearlyLimit;
  const mayEdit = budget.allowedActions.includes('edit_project');
  if (value === undefined) {
    return (
      <p className={classes.limit}>
        {limit === undefined ? t('limit.none') : t('limit.set', { amount: formatAmount(limit, language) })}
        {mayEdit && (
          <Button size="compact-sm" variant="subtle" onClick={() => setValue(limit ?? '')} data-print="no">
            {limit === undefined ? t('limit.add') : t('limit.change')}
          </Button>
        )}
      </p>
    );
  }
  const close = () => {
    reset();
    setValue(undefined);
  };
  return (
    <form
      className={classes.limitForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null) mutate(value, { onSuccess: close });
      }}
    >
      <MoneyField name="/yearlyLimit" label={t('limit.label')} hint={t('limit.hint')} value={value} onChange={setValue} error={error ? problemMessage(t, error) : undefined} optional />
      <div className={classes.acts}>
        <Button type="submit" loading={isPending}>
          {t('ui:save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('ui:cancel')}
        </Button>
      </div>
    </form>
  );
}
