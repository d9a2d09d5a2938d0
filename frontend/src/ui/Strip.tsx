import { IconAlertTriangle, IconCheck, IconCloudOff, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Strip.module.css';

const icons = { info: IconInfoCircle, good: IconCheck, attention: IconAlertTriangle, bad: IconX, offline: IconCloudOff };

interface StripProps {
  tone: keyof typeof icons;
  children: ReactNode;
  /** One act, as a small button. */
  act?: ReactNode;
}

/** Saved, offline, conflict: a line at the top of the page that stays until it no longer holds. */
export function Strip({ tone, children, act }: StripProps) {
  const Icon = icons[tone];
  return (
    <div className={classes.strip} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={18} stroke={1.8} aria-hidden />
      <div className={classes.text}>{children}</div>
      {act}
    </div>
  );
}
