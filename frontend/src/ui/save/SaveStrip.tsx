import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { Strip } from '../Strip';
import type { AutosaveHandle } from './useAutosave';

/** The strip of a form that saves itself: only when something is not as it should be. */
export function SaveStrip<Value>({ autosave }: { autosave: AutosaveHandle<Value> }) {
  const { t } = useTranslation('ui');
  const { state, problem, restored } = autosave;
  const retry = (
    <Button size="compact-sm" variant="default" onClick={() => void autosave.retry()}>
      {t('retry')}
    </Button>
  );
  if (state === 'offline') return <Strip tone="offline" act={retry}>{t('strip.offline')}</Strip>;
  if (state === 'failed') return <Strip tone="bad" act={retry}>{t('strip.failed', { reason: problemMessage(t, problem) })}</Strip>;
  if (restored !== null && state !== 'saved') return <Strip tone="info">{t('strip.restored')}</Strip>;
  return null;
}
