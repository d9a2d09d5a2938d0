import { api, body } from './client';

/**
 * Who changed a record of a project last, and when, as far as the reader may
 * see its history; nothing when that cannot be learnt, because a conflict is
 * settled without it too.
 */
export async function lastChange(projectId: string, subjectId: string): Promise<{ who?: string; when?: string }> {
  try {
    const { items } = await body(api.GET('/api/v1/projects/{projectId}/history', { params: { path: { projectId }, query: { subjectId, limit: 5 } } }));
    const last = items.find(({ outcome }) => outcome === 'done');
    return last ? { who: last.actorName || undefined, when: last.at } : {};
  } catch {
    return {};
  }
}
