import type { TFunction } from 'i18next';
import type { Notification } from './queries';

/** The record that a message is about. */
export function notificationAddress({ kind, projectId, subjectKind, subjectId }: Notification): string {
  if (!projectId) return '/messages';
  const project = `/projects/${projectId}`;
  if (subjectKind === 'deliverable' || subjectKind === 'activity') return `${project}/plan?open=${subjectId}`;
  // A reminder is about a report that may not have been begun: its subject is the period.
  if (kind === 'report_due' || kind === 'report_overdue') return `${project}/reports?period=${subjectId}`;
  return subjectKind === 'report' ? `${project}/reports/${subjectId}` : project;
}

const kinds = ['deliverable_due', 'deliverable_overdue', 'activity_due', 'activity_overdue', 'report_due', 'report_overdue', 'report_submitted', 'report_returned', 'report_approved'] as const;

/** The message in words, from its kind and its params. */
export function notificationWords(t: TFunction, { kind, params }: Notification): string {
  const known = kinds.find((one) => one === kind);
  return known ? t(`notify:kind.${known}`, params) : t('notify:kind.other');
}
