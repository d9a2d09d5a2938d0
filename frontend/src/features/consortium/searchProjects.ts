import type { SearchSource } from '@/app/featureTypes';
import { api, body } from '@/api/client';

/** Projects by acronym, title and number, for the palette. */
export const searchProjects: SearchSource['search'] = async (text, { signal }) => {
  const { items } = await body(api.GET('/api/v1/projects', { params: { query: { q: text, limit: 6 } }, signal }));
  return items.map(({ id, acronym, title, action, callYear }) => ({ id: `project-${id}`, text: `${acronym} · ${title}`, note: `${action} ${callYear}`, to: `/projects/${id}` }));
};
