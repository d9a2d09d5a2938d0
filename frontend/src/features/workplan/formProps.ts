import type { QueryClient } from '@tanstack/react-query';
import { partnerName } from './planItems';
import type { Partner, Plan } from './queries';

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
