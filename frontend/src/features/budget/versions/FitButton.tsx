import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import type { Budget } from '../queries';
import { FitForm } from './FitForm';

/** Opens the proposal of cuts for a version that may be changed. */
export function FitButton({ budget }: { budget: Budget }) {
  const { t } = useTranslation('versions');
  const [opened, setOpened] = useState(false);
  const capped = budget.cap !== undefined || budget.years.some(({ cap }) => cap !== undefined);
  if (!budget.versionId || !capped || !budget.allowedActions.includes('edit_budget')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('fit.act')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('fit.title')} size="xl">
        {opened && <FitForm budget={budget} versionId={budget.versionId} onClose={() => setOpened(false)} />}
      </Dialog>
    </>
  );
}
