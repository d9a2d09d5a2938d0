import { offlineProblem, problemOf } from './problem';
import type { components } from './schema.gen';

/**
 * Sends one file to a report, to a partner as its mandate letter, or to the project itself. Only XMLHttpRequest tells how much has been sent;
 * what went wrong is a Problem, as with every other call.
 */
export function uploadDocument(projectId: string, belongsTo: { reportId: string } | { partnerId: string } | Record<string, never>, file: File, onProgress: (share: number) => void): Promise<components['schemas']['Document']> {
  const query = new URLSearchParams({ name: file.name, ...belongsTo });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/projects/${encodeURIComponent(projectId)}/documents?${query}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(offlineProblem(new Error('upload')));
    request.onload = () => {
      if (request.status === 201) return resolve(JSON.parse(request.responseText) as components['schemas']['Document']);
      const type = request.getResponseHeader('Content-Type') ?? '';
      const answer = new Response(request.responseText, { status: request.status || 500, headers: { 'Content-Type': type } });
      return problemOf(answer).then(reject, reject);
    };
    request.send(file);
  });
}
