import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './HealthLight.module.css';

export type Health = 'good' | 'attention' | 'bad' | 'unknown';

const icons = { good: IconCircleCheckFilled, attention: IconAlertTriangleFilled, bad: IconCircleXFilled, unknown: IconCircleDashed };

/** How something stands, with the reason in words: "Amber: 2 of 5 reports late by more than 14 days". */
export function HealthLight({ health, reason }: { health: Health; reason: string }) {
  const { t } = useTranslation('ui');
  const Icon = icons[health];
  return (
    <span className={classes.light} data-health={health}>
      <Icon size={16} aria-hidden />
      <span>
        <strong>{t(`health.${health}`)}:</strong> {reason}
      </span>
    </span>
  );
}
