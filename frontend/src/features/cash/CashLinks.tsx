import { useTranslation } from 'react-i18next';
import { PageLinks } from '@/ui/PageLinks';

/** The pages about the money of one grant. */
export function CashLinks({ projectId }: { projectId: string }) {
  const { t } = useTranslation('cash');
  const pages = [
    { to: `/projects/${projectId}/cash`, label: t('pages.payments') },
    { to: `/projects/${projectId}/cash/forecast`, label: t('pages.forecast') },
    { to: `/projects/${projectId}/cash/final-grant`, label: t('pages.finalGrant') },
    { to: `/projects/${projectId}/cash/time-sheets`, label: t('pages.timeSheets') },
  ];
  return <PageLinks label={t('pages.label')} pages={pages} />;
}
