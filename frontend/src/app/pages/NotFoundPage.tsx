import { useTranslation } from 'react-i18next';
import { StatePage } from './StatePage';

/** 404. A hidden record looks exactly like a missing one. */
export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return <StatePage title={t('page.notFound.title')} text={t('page.notFound.text')} />;
}
