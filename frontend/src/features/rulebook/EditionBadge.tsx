import { useTranslation } from 'react-i18next';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Edition } from './queries';

const tones = { official: 'neutral', published: 'progress', draft: 'waiting', withdrawn: 'waiting' } as const;

/** What kind of edition it is, and whether new projects take it. */
export function EditionBadge({ edition }: { edition: Pick<Edition, 'status' | 'inUse' | 'openToHigherEducation'> }) {
  const { t } = useTranslation('rulebook');
  const words = [t(`status.${edition.status}`)];
  if (!edition.openToHigherEducation) words.push(t('list.closed'));
  else if (edition.inUse) words.push(t('status.inUse'));
  return <StatusBadge tone={edition.inUse && edition.openToHigherEducation ? 'good' : tones[edition.status]}>{words.join(', ')}</StatusBadge>;
}
