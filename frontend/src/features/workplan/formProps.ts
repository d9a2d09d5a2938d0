import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { lastChange } from '@/api/lastChange';
import type { Values } from './conflict';
import { partnerName } from './planItems';
import { type Partner, type Plan, planQuery } from './queries';
import type { Standing } from './useRecordForm';

/** What every form of the plan takes. */
export interface FormProps<Record> {
  projectId: string;
  /** Whose drafts these are. */
  person: string;
  plan: Plan;
  partners: readonly Partner[];
  /** Absent for a new one. */
  record?: Record;
  client: QueryClient;
  onDone: () => void;
  onCancel: () => void;
}

/** The partners that take part, and the chosen one even when it has left. */
export function partnerOptions(partners: readonly Partner[], chosen: string | null) {
  return partners.filter((one) => !one.leftOn || one.id === chosen).map((one) => ({ value: one.id, label: `${one.organisation.country} ${one.organisation.name}` }));
}

export function partnerWord(partners: readonly Partner[], id: string | null): string {
  const partner = partners.find((one) => one.id === id);
  return partner ? partnerName(partner) : '';
}

/** The work packages to choose from, as `AP1 Course design`. */
export function packageOptions(t: TFunction, plan: Plan) {
  return plan.workPackages.map(({ id, number, title }) => ({ value: id, label: `${t('workplan:workPackage.code', { number })} ${title}` }));
}

/** The record that an edit is about, at the version it was made on; nothing for a new one. */
export function editedAt(record: { id: string } | undefined, version: number | undefined) {
  return record && version ? { id: record.id, version } : undefined;
}

/** A record as it stands now in the fields of its form, with who changed it and when; null when it has been removed. */
export async function standingRecord<Row extends { id: string; version: number }, Form extends Values>(
  client: QueryClient,
  projectId: string,
  id: string | undefined,
  rows: (plan: Plan) => readonly Row[],
  formOf: (row: Row) => Form,
): Promise<Standing<Form> | null> {
  if (!id) return null;
  const [plan, change] = await Promise.all([client.fetchQuery({ ...planQuery(projectId), staleTime: 0 }), lastChange(projectId, id)]);
  const now = rows(plan).find((row) => row.id === id);
  return now ? { values: formOf(now), version: now.version, ...change } : null;
}
