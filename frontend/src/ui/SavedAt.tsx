import { useTranslation } from 'react-i18next';
import { clock } from '@/dates/format';
import classes from './SavedAt.module.css';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'conflict';

/** The quiet word beside a form that saves itself: "Saved 14:02". */
export function SavedAt({ state, at }: { state: SaveState; at: Date | null }) {
  const { t } = useTranslation('ui');
  const text = state === 'saved' ? (at ? t('saved.at', { time: clock(at) }) : '') : t(`saved.${state}`);
  return (
    <span role="status" className={classes.saved} data-state={state}>
      {text}
    </span>
  );
}
