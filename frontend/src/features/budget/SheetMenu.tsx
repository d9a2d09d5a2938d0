import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { budgetFileAddress } from './fileQueries';
import type { Budget } from './queries';

const SheetImportDialog = lazy(() => import('./SheetImportDialog').then(({ SheetImportDialog: dialog }) => ({ default: dialog })));

/** The budget as a sheet and as a paper, and the sheet back again. */
export function SheetMenu({ projectId, budget }: { projectId: string; budget: Budget }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button component="a" href={budgetFileAddress(projectId, 'sheet', language)} size="compact-sm" variant="default" leftSection={<IconDownload size={15} aria-hidden />}>
        {t('sheet.download')}
      </Button>
      <Button component="a" href={budgetFileAddress(projectId, 'paper', language)} size="compact-sm" variant="default" leftSection={<IconDownload size={15} aria-hidden />}>
        {t('sheet.paper')}
      </Button>
      {budget.allowedActions.includes('edit_budget') && (
        <Button size="compact-sm" variant="default" leftSection={<IconUpload size={15} aria-hidden />} onClick={() => setOpen(true)}>
          {t('sheet.upload')}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <SheetImportDialog projectId={projectId} budget={budget} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
