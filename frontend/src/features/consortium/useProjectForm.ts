import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { lastChange } from '@/api/lastChange';
import { formErrors } from '@/api/problemMessage';
import { projectQuery } from '@/api/projectQuery';
import { useMe } from '@/app/session';
import { useAutosave } from '@/ui/save/useAutosave';
import { fieldsOf, type Project, type ProjectFields, refreshProject, saveProject } from './queries';

/** A project as a form that saves itself. `part` tells the forms of one project apart. */
export function useProjectForm(project: Project, part: string) {
  const { t } = useTranslation('consortium');
  const me = useMe();
  const queryClient = useQueryClient();
  const autosave = useAutosave<ProjectFields>({
    draftKey: `${me.id}.project.${project.id}.${part}`,
    stored: { value: fieldsOf(project), version: project.version },
    save: async (value, { version, idempotencyKey }) => {
      const saved = await saveProject(project.id, value, version, idempotencyKey);
      queryClient.setQueryData(projectQuery(project.id).queryKey, saved);
      void refreshProject(queryClient, project.id);
      return saved;
    },
    load: async () => {
      const [theirs, change] = await Promise.all([body(api.GET('/api/v1/projects/{projectId}', { params: { path: { projectId: project.id } } })), lastChange(project.id, project.id)]);
      return { value: fieldsOf(theirs), version: theirs.version, ...change };
    },
  });
  const [value, setValue] = useState(autosave.restored ?? fieldsOf(project));
  const set = (change: Partial<ProjectFields>) => {
    const next = { ...value, ...change };
    setValue(next);
    autosave.change(next);
  };
  const refused = autosave.problem?.status === 422 ? formErrors(t, autosave.problem, Object.keys(value), 'consortium') : { fields: {}, rest: [] };
  return { value, set, setValue, autosave, errors: refused.fields as Record<string, string | undefined> };
}
