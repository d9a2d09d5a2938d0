import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import type { Stage } from './queries';

const tones: Record<Stage, Tone> = {
  received: 'waiting',
  first_review: 'progress',
  preparation: 'progress',
  consultation: 'progress',
  decision_basis: 'good',
  declined: 'neutral',
  withdrawn: 'neutral',
};

export function StageBadge({ stage }: { stage: Stage }) {
  const { t } = useTranslation('partnership');
  return <StatusBadge tone={tones[stage]}>{t(`stage.${stage}`)}</StatusBadge>;
}
