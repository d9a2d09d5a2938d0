import { IconAlertTriangleFilled, IconCircle, IconCircleCheckFilled, IconCircleDashed, IconCircleHalf2, IconCircleXFilled } from '@tabler/icons-react';
import classes from './StatusBadge.module.css';

/** `attention`, `bad` and `good` carry colour; the rest are ink and muted, because they need nobody. */
export type Tone = 'neutral' | 'progress' | 'waiting' | 'attention' | 'good' | 'bad';

const icons = {
  neutral: IconCircle,
  progress: IconCircleHalf2,
  waiting: IconCircleDashed,
  attention: IconAlertTriangleFilled,
  good: IconCircleCheckFilled,
  bad: IconCircleXFilled,
};

/** A state as icon and word, never as colour alone. */
export function StatusBadge({ tone, children }: { tone: Tone; children: string }) {
  const Icon = icons[tone];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={15} aria-hidden />
      {children}
    </span>
  );
}
