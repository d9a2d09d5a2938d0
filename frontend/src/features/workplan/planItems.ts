import type { TFunction } from 'i18next';
import { daysBetween, type IsoDate } from '@/dates/calendar';
import type { TimelineRow } from '@/ui/timeline/Timeline';
import type { Activity, Deliverable, Partner, Plan, WorkPackage } from './queries';
import type { PlanSearch } from './planSearch';

interface Item {
  id: string;
  code: string;
  title: string;
  partnerId: string;
  /** First and last day; the same for a deliverable. */
  from: IsoDate;
  to: IsoDate;
  late: boolean;
  done: boolean;
}

/** A deliverable or an activity, as a line of the plan. */
export type PlanItem = (Item & { kind: 'deliverable'; record: Deliverable }) | (Item & { kind: 'activity'; record: Activity });

/** A work package with what belongs to it; the last group may hold activities without one. */
export interface PlanGroup {
  workPackage?: WorkPackage;
  items: PlanItem[];
}

export function deliverableItem(record: Deliverable, today: IsoDate): PlanItem {
  const due = record.dueOn ?? '';
  const open = record.status === 'planned' || record.status === 'in_progress';
  return { kind: 'deliverable', record, id: record.id, code: record.code, title: record.title, partnerId: record.leadPartnerId, from: due, to: due, late: open && due < today, done: record.status === 'delivered' };
}

/** An activity is late from the day after its last one. */
export function activityItem(record: Activity, today: IsoDate): PlanItem {
  const open = record.status === 'planned' || record.status === 'confirmed';
  const [from, to] = [record.startsOn ?? '', record.endsOn ?? ''];
  return { kind: 'activity', record, id: record.id, code: record.code, title: record.title, partnerId: record.hostPartnerId, from, to, late: open && to < today, done: record.status === 'held' };
}

/** The plan as it is filtered, work package by work package and by date within each. */
export function planGroups(plan: Plan, { lead, status }: PlanSearch = {}): PlanGroup[] {
  const today = plan.today ?? '';
  const items = [...plan.deliverables.map((record) => deliverableItem(record, today)), ...plan.activities.map((record) => activityItem(record, today))]
    .filter((item) => (!lead || item.partnerId === lead) && (!status || (status === 'late' ? item.late : item.record.status === status)))
    .sort((one, other) => (one.to === other.to ? one.code.localeCompare(other.code) : one.to < other.to ? -1 : 1));
  const groups: PlanGroup[] = [...plan.workPackages]
    .sort((one, other) => one.number - other.number)
    .map((workPackage) => ({ workPackage, items: items.filter((item) => item.record.workPackageId === workPackage.id) }))
    .filter(({ workPackage, items: own }) => own.length > 0 || (!status && (!lead || workPackage.leadPartnerId === lead)));
  const loose = items.filter((item) => item.record.workPackageId === '');
  return loose.length > 0 ? [...groups, { items: loose }] : groups;
}

/** How far away the date of an open record is: "in 12 days", "3 days late". Empty when nobody waits for it. */
export function dueWords(t: TFunction, item: PlanItem, today: IsoDate): string {
  if (item.kind === 'deliverable' && item.record.deliveredOn) return t('workplan:due.delivered', { date: item.record.deliveredOn });
  if (item.done || item.record.status === 'cancelled') return '';
  if (item.late) return t('workplan:due.late', { count: daysBetween(item.to, today) });
  const days = daysBetween(today, item.from);
  if (days < 0) return t('workplan:due.running');
  if (days === 0) return t('workplan:due.today');
  if (days <= 60) return t('workplan:due.inDays', { count: days });
  return t('workplan:due.inMonths', { count: Math.round(days / 30.44) });
}

/** What a partner is called in the plan: short where it has a short name. */
export function partnerName({ organisation }: Partner): string {
  return organisation.shortName || organisation.name;
}

/** Work packages, deliverables and activities as rows of the time line. */
export function timelineRows(t: TFunction, groups: readonly PlanGroup[], partners: readonly Partner[]): TimelineRow[] {
  const partner = (id: string) => partners.find((one) => one.id === id);
  const row = (id: string) => ({ partner: partner(id)?.position });
  const note = (id: string, state: string) => [partner(id) && partnerName(partner(id)!), state].filter(Boolean).join(', ');
  return groups.flatMap(({ workPackage, items }) => {
    const group = workPackage ? `${t('workplan:workPackage.code', { number: workPackage.number })} ${workPackage.title}` : t('workplan:withoutWorkPackage');
    const whole: TimelineRow[] = workPackage
      ? [{ ...row(workPackage.leadPartnerId), id: workPackage.id, group, label: t('workplan:workPackage.whole'), shape: 'bar', from: workPackage.startsOn ?? '', to: workPackage.endsOn ?? '', note: note(workPackage.leadPartnerId, '') }]
      : [];
    return [
      ...whole,
      ...items.map(
        (item): TimelineRow => ({
          ...row(item.partnerId),
          id: item.id,
          group,
          label: `${item.code} ${item.title}`,
          shape: item.kind === 'deliverable' ? 'point' : 'bar',
          from: item.from,
          to: item.to,
          note: note(item.partnerId, t(`workplan:status.${item.record.status}`)),
          late: item.late,
          done: item.done,
        }),
      ),
    ];
  });
}
