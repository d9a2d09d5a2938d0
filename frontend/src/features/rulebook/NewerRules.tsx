import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { Strip } from '@/ui/Strip';
import { projectRuleBookQuery } from './queries';

const NewerRulesDialog = lazy(() => import('./NewerRulesDialog').then((module) => ({ default: module.NewerRulesDialog })));

/** Tells above a project's pages that a newer edition of its rules exists; nothing while it has the newest. */
export function NewerRules({ projectId }: { projectId: string }) {
  const { t } = useTranslation('rulebook');
  const language = useLanguage();
  const [opened, setOpened] = useState(false);
  const { data: found } = useQuery(projectRuleBookQuery(projectId, language));
  if (!found?.newest) return null;
  return (
    <>
      <Strip
        tone="info"
        act={
          <Button size="compact-md" variant="default" onClick={() => setOpened(true)}>
            {t('project.look')}
          </Button>
        }
      >
        {t('project.newer', { version: found.newest })}
      </Strip>
      {opened && (
        <Suspense>
          <NewerRulesDialog projectId={projectId} found={found} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
