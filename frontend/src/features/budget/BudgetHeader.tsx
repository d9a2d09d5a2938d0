import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { PageHeader } from '@/ui/PageHeader';
import type { Budget } from './queries';
import { BudgetLinks } from './versions/BudgetLinks';
import { FitButton } from './versions/FitButton';

/** Which budget this is, and what the reader sees of it. */
export function BudgetHeader({ budget }: { budget: Budget | undefined }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const sentences = budget
    ? [
        budget.status === 'of_record' ? t('status.of_record', { when: budget.frozenAt ? formatInstant(budget.frozenAt, language) : '' }) : t(`status.${budget.status}`),
        budget.scope === 'own_organisation' ? t('scope.own') : '',
      ]
    : [];
  return (
    <>
      <PageHeader level={2} title={t('title')} lead={sentences.filter(Boolean).join(' ') || undefined} acts={budget && <FitButton budget={budget} />} />
      {budget && <BudgetLinks projectId={budget.projectId} whole={budget.scope === 'project'} />}
    </>
  );
}
