import type { Tone } from '@/ui/StatusBadge';
import type { Report, ReportCell } from './queries';

/** "Period 1 · Turku UAS": the same words in both languages. */
export function reportName(report: Pick<Report, 'period' | 'partner'>): string {
  return `Period ${report.period.number} · ${partnerName(report.partner)}`;
}

export function partnerName(partner: { shortName: string; organisationName: string }): string {
  return partner.shortName || partner.organisationName;
}

/** Whether a report needs this reader: only that has colour. */
export function toneOf(cell: Pick<ReportCell, 'status' | 'allowedActions'>): Tone {
  if (cell.status === 'approved') return 'good';
  if (cell.status === 'submitted') return cell.allowedActions.includes('approve_report') ? 'attention' : 'waiting';
  if (cell.status === 'returned') return 'attention';
  return cell.status === 'draft' ? 'progress' : 'neutral';
}

/** What this reader does with a report: the word on its link or button. */
export function actOf(cell: Pick<ReportCell, 'reportId' | 'allowedActions'>): 'review' | 'write' | 'start' | 'read' | null {
  const may = (action: string) => cell.allowedActions.includes(action);
  if (may('approve_report')) return 'review';
  if (may('edit_report')) return 'write';
  if (may('start_report')) return 'start';
  return cell.reportId ? 'read' : null;
}

/** A span of days, `2027-01-01 – 2027-06-30`. */
export function span(period: { startsOn: string | null; endsOn: string | null }): string {
  return `${period.startsOn ?? ''} – ${period.endsOn ?? ''}`;
}

/** Which report an address asks for: those of a period, or one partner's. */
export interface Chosen {
  period?: string;
  partner?: string;
}

export function chosenReport(search: Record<string, unknown>): Chosen {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return { period: text(search.period), partner: text(search.partner) };
}

export function isChosen(cell: ReportCell, { period, partner }: Chosen): boolean {
  return cell.period.id === period && (partner === undefined || cell.partner.id === partner);
}

/** The one report that an address asks for, if this reader writes it and has begun. */
export function begunReport(cells: readonly ReportCell[], chosen: Chosen): string | undefined {
  const [only, ...others] = cells.filter((cell) => isChosen(cell, chosen));
  return only && others.length === 0 && only.allowedActions.includes('edit_report') ? only.reportId || undefined : undefined;
}
