import type { TFunction } from 'i18next';
import type { Tone } from '@/ui/StatusBadge';
import type { Cost, Report, UnitRate } from './queries';

/** What a verdict asks of whoever reads it: only that has colour. */
export function verdictTone(cost: Pick<Cost, 'verdict'>): Tone {
  switch (cost.verdict) {
    case 'accepted':
      return 'good';
    case 'refused':
      return 'bad';
    case 'parked':
    case 'accepted_in_part':
      return 'attention';
    default:
      return 'neutral';
  }
}

/** "Transnational meeting, 100–1,999 km, per participant". */
export function unitName(t: TFunction<'reporting'>, { kind, per, from, until, group }: UnitRate, language: string): string {
  const number = (value: number) => value.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB');
  const span = until === 0 ? t('reporting:claim.fromOn', { from: number(from) }) : `${number(from)}–${number(until)}`;
  return `${t(`reporting:claim.unit.${kind}`, { span, group })}, ${t(`reporting:claim.perOne.${per}`)}`;
}

/** The costs that nobody has decided yet, and those that wait for finance. */
export function openCosts(report: Pick<Report, 'costs'>): { undecided: Cost[]; finance: Cost[] } {
  return {
    undecided: report.costs.filter(({ verdict }) => verdict === 'pending'),
    finance: report.costs.filter(({ financeNeeded, finance }) => financeNeeded && finance !== 'approved'),
  };
}

/** Whether somebody has begun to decide line by line: then every line needs a verdict. */
export function isUnderReview(report: Pick<Report, 'costs'>): boolean {
  return report.costs.some(({ verdict }) => verdict !== 'pending');
}

/** The cost that the reviewer sees next: the first undecided one after this one, else the first of all. */
export function nextUndecided(costs: readonly Cost[], afterId: string): string | undefined {
  const at = costs.findIndex(({ id }) => id === afterId);
  const order = [...costs.slice(at + 1), ...costs.slice(0, Math.max(at, 0))];
  return order.find(({ verdict }) => verdict === 'pending')?.id;
}
