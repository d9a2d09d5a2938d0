import type { TFunction } from 'i18next';
import type { Notification } from './queries';

/** The record that a message is about. */
export function notificationAddress({ kind, projectId, subjectKind, subjectId, params }: Notification): string {
  if (subjectKind === 'proposal') return `/partnerships/proposals/${subjectId}`;
  if (!projectId) return '/messages';
  const project = `/projects/${projectId}`;
  if (subjectKind === 'deliverable' || subjectKind === 'activity') return `${project}/plan?open=${subjectId}`;
  // A reminder is about a report that may not have been begun: its subject is the period.
  if (kind === 'report_due' || kind === 'report_overdue') return `${project}/reports?period=${subjectId}${typeof params.partnerId === 'string' ? `&partner=${params.partnerId}` : ''}`;
  if (subjectKind === 'participation_invitation') return `${project}/consortium`;
  if (subjectKind === 'mandate') return `${project}/consortium/mandates`;
  return subjectKind === 'report' ? `${project}/reports/${subjectId}` : project;
}

const kinds = ['deliverable_due', 'deliverable_overdue', 'activity_due', 'activity_overdue', 'report_due', 'report_overdue', 'report_submitted', 'report_returned', 'report_approved', 'participation_accepted', 'participation_declined', 'mandate_requested', 'mandate_handed_in', 'proposal_received', 'proposal_withdrawn', 'proposal_moved', 'proposal_declined'] as const;

const proposalStages = ['received', 'first_review', 'preparation', 'consultation', 'decision_basis'] as const;

/** The message in words, from its kind and its params. */
export function notificationWords(t: TFunction, { kind, params }: Notification): string {
  const known = kinds.find((one) => one === kind);
  const stage = proposalStages.find((one) => one === params.stage);
  if (known === 'proposal_moved') return t('notify:kind.proposal_moved', { ...params, stageName: stage ? t(`notify:proposalStage.${stage}`) : '' });
  return known ? t(`notify:kind.${known}`, params) : t('notify:kind.other');
}
