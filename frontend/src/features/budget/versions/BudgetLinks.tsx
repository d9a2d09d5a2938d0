import { useTranslation } from 'react-i18next';
import { PageLinks } from '@/ui/PageLinks';

/** The pages about one budget. Changes of the plan are told to who reads it whole. */
export function BudgetLinks({ projectId, whole }: { projectId: string; whole: boolean }) {
  const { t } = useTranslation('versions');
  const pages = [
    { to: `/projects/${projectId}/budget`, label: t('pages.budget') },
    { to: `/projects/${projectId}/budget/versions`, label: t('pages.versions') },
    ...(whole ? [{ to: `/projects/${projectId}/budget/amendments`, label: t('pages.amendments') }] : []),
  ];
  return <PageLinks label={t('pages.label')} pages={pages} />;
}
