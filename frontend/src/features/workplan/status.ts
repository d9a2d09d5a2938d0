import type { Tone } from '@/ui/StatusBadge';
import type { PlanItem } from './planItems';
import type { Activity, Deliverable } from './queries';

type Status = Deliverable['status'] | Activity['status'];

const tones: Record<Status, Tone> = { planned: 'waiting', in_progress: 'progress', confirmed: 'progress', delivered: 'good', held: 'good', cancelled: 'neutral' };

export const statusTone = (status: Status): Tone => tones[status];

/**
 * The key of the verb for a move, below `move`. A record that had come to its
 * end is reopened, wherever that leads.
 */
export function moveVerb(kind: PlanItem['kind'], from: Status, to: Status): string {
  if (from === 'delivered' || from === 'held' || from === 'cancelled') return 'reopen';
  return to === 'cancelled' ? `cancel_${kind}` : to;
}

/** The move that waits for somebody on this record, so that it stands in the list as a button: late, or due within two weeks. */
export function waitingMove(item: PlanItem, daysLeft: number): 'delivered' | 'held' | null {
  const end = item.kind === 'deliverable' ? 'delivered' : 'held';
  const near = item.kind === 'deliverable' ? daysLeft <= 14 : daysLeft <= 0;
  const moves: readonly string[] = item.record.allowedMoves;
  return near && item.record.status !== 'cancelled' && moves.includes(end) ? end : null;
}
