import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { PageHeader } from '@/ui/PageHeader';

export function HomePage() {
  const { t } = useTranslation('home');
  const me = useMe();
  return <PageHeader title={t('title')} lead={t('welcome', { name: me.name })} />;
}
