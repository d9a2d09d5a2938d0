import { useTranslation } from 'react-i18next';
import { PageLinks } from '@/ui/PageLinks';

/** The pages about one consortium: who takes part, where they are, their mandate letters, what is still lacking, and how it was judged. */
export function ConsortiumLinks({ projectId }: { projectId: string }) {
  const { t } = useTranslation('consortium');
  const pages = [
    { to: `/projects/${projectId}/consortium`, label: t('pages.partners') },
    { to: `/projects/${projectId}/consortium/map`, label: t('pages.map') },
    { to: `/projects/${projectId}/consortium/mandates`, label: t('pages.mandates') },
    { to: `/projects/${projectId}/consortium/check`, label: t('pages.check') },
    { to: `/projects/${projectId}/consortium/judgements`, label: t('pages.judgements') },
  ];
  return <PageLinks label={t('pages.label')} pages={pages} />;
}
