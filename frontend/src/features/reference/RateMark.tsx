import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import type { Rate } from './rateQueries';

const tones: Record<Rate['origin'], Tone> = { derived: 'neutral', published: 'good', imported: 'good', typed: 'progress' };

/** Where a rate comes from: derived ones are not the official figure, and say so. */
export function RateMark({ origin }: { origin: Rate['origin'] }) {
  const { t } = useTranslation('rates');
  return <StatusBadge tone={tones[origin]}>{t(`origin.${origin}`)}</StatusBadge>;
}
