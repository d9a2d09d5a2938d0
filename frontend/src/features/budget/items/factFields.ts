import type { ItemFacts } from './itemQueries';

export type ItemKind = 'management_months' | 'meeting_travel' | 'staff_days' | 'event_participants' | 'training' | 'real_cost' | 'lump_sum_part';

type CountName = 'months' | 'participants' | 'kilometres' | 'managerDays' | 'researcherDays' | 'technicianDays' | 'administrativeDays' | 'local' | 'international' | 'virtual' | 'days' | 'linguistic';
type MoneyName = 'travelCost' | 'cost' | 'part';

/** One question of a form. A count is a whole number; the others are what their name says. */
export type FactField =
  | { type: 'count'; name: CountName; optional?: boolean }
  | { type: 'money'; name: MoneyName; optional?: boolean }
  | { type: 'destination'; name: 'destination' }
  | { type: 'audience'; name: 'audience' }
  | { type: 'share'; name: 'share' }
  | { type: 'guarantee'; name: 'guarantee' };

/** What a form asks for each kind of item, in the order of asking. */
export const factFields: Record<ItemKind, readonly FactField[]> = {
  management_months: [{ type: 'count', name: 'months' }],
  meeting_travel: [{ type: 'count', name: 'participants' }, { type: 'destination', name: 'destination' }, { type: 'count', name: 'kilometres' }],
  staff_days: (['managerDays', 'researcherDays', 'technicianDays', 'administrativeDays'] as const).map((name) => ({ type: 'count', name, optional: true })),
  event_participants: (['local', 'international', 'virtual'] as const).map((name) => ({ type: 'count', name, optional: true })),
  training: [
    { type: 'audience', name: 'audience' }, { type: 'count', name: 'participants' }, { type: 'count', name: 'days' }, { type: 'destination', name: 'destination' },
    { type: 'count', name: 'kilometres' }, { type: 'count', name: 'linguistic', optional: true }, { type: 'money', name: 'travelCost', optional: true },
  ],
  real_cost: [{ type: 'money', name: 'cost' }, { type: 'share', name: 'share' }, { type: 'guarantee', name: 'guarantee' }],
  lump_sum_part: [{ type: 'money', name: 'part' }],
};

const byCategory: Record<string, ItemKind> = {
  project_management: 'management_months', transnational_meetings: 'meeting_travel', intellectual_outputs: 'staff_days', project_results: 'staff_days',
  multiplier_events: 'event_participants', learning_teaching_training: 'training', special_needs: 'real_cost', exceptional_costs: 'real_cost', work_packages: 'lump_sum_part',
};

/** How items of a category are planned; a lump-sum call divides its sum. */
export function kindOf(category: { code: string; kind?: string }): ItemKind {
  return category.kind === 'lump_sum' ? 'lump_sum_part' : (byCategory[category.code] ?? 'real_cost');
}

/** The facts as they are typed, every one a text but for the two that are chosen. */
export type Typed = Record<string, string> & { guarantee?: string };

export function typedFacts(facts: ItemFacts | undefined): Typed {
  const typed: Typed = {};
  for (const [name, value] of Object.entries(facts ?? {})) if (value !== undefined && value !== false) typed[name] = String(value);
  if (facts?.share) typed.share = String(Math.round(Number(facts.share) * 1_000_000) / 10_000);
  return typed;
}

const whole = /^\d{1,6}$/;

/** What can be read of the facts; `bad` names the fields that cannot. */
export function readFacts(kind: ItemKind, typed: Typed): { facts: ItemFacts; bad: string[] } {
  const facts: Record<string, unknown> = {};
  const bad: string[] = [];
  for (const field of factFields[kind]) {
    const text = (typed[field.name] ?? '').replace(/[\s\u00a0]/g, '');
    if (text === '') continue;
    if (field.type === 'count') {
      if (whole.test(text)) facts[field.name] = Number(text);
      else bad.push(field.name);
    } else if (field.type === 'share') {
      const share = /^(\d{1,3})(?:[.,](\d{1,4}))?%?$/.exec(text);
      if (share) facts.share = (Number(`${share[1]}.${share[2] ?? '0'}`) / 100).toFixed(6).replace(/\.?0+$/, '');
      else bad.push(field.name);
    } else if (field.type === 'guarantee') facts.guarantee = true;
    else if (field.type === 'money' && !/^\d{1,13}(\.\d{1,2})?$/.test(text)) bad.push(field.name);
    else facts[field.name] = text;
  }
  return { facts, bad };
}
