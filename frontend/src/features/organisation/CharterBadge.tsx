import { useTranslation } from 'react-i18next';
import { today } from '@/dates/calendar';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import { type Charter, charterOn } from './charter';

const tones: Record<Charter, Tone> = { valid: 'good', ended: 'attention', coming: 'waiting', unknown: 'neutral' };

/** Whether the Erasmus charter is valid today, with the day that decides it. */
export function CharterBadge({ from, until }: { from: string | null; until: string | null }) {
  const { t } = useTranslation('organisation');
  const charter = charterOn(today(), from, until);
  return <StatusBadge tone={tones[charter]}>{t(`charter.${charter}`, { from: from ?? '', until: until ?? '' })}</StatusBadge>;
}
