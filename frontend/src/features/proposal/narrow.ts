import type { CheckSearch, Verdict } from './checkSearch';
import type { Proposal } from './queries';

type Filter = Pick<CheckSearch, 'verdict' | 'rule' | 'country' | 'call'>;

/** Action and call year, as the filter and the list name a call; empty for a refused proposal. */
export const callOf = ({ action, callYear }: Pick<Proposal, 'action' | 'callYear'>): string => (callYear === 0 ? '' : `${action} ${callYear}`);

/** Whether a proposal is within the filter. */
export function takes({ verdict, rule, country, call }: Filter, proposal: Proposal): boolean {
  return (
    (!verdict || proposal.verdict === verdict) &&
    (!rule || proposal.findings.some((finding) => finding.rule === rule)) &&
    (!country || proposal.organisations.some((organisation) => organisation.country === country)) &&
    (!call || callOf(proposal) === call)
  );
}

export interface Facets {
  verdicts: Record<Verdict, number>;
  rules: Map<string, number>;
  countries: Map<string, number>;
  calls: Map<string, number>;
}

/** How many proposals each choice would leave, the other filters kept. */
export function facets(filter: Filter, proposals: readonly Proposal[]): Facets {
  const found: Facets = { verdicts: { eligible: 0, not_eligible: 0, undecided: 0, refused: 0 }, rules: new Map(), countries: new Map(), calls: new Map() };
  const add = (to: Map<string, number>, names: Iterable<string>) => {
    for (const name of new Set(names)) if (name) to.set(name, (to.get(name) ?? 0) + 1);
  };
  for (const proposal of proposals) {
    if (takes({ ...filter, verdict: undefined }, proposal)) found.verdicts[proposal.verdict]++;
    if (takes({ ...filter, rule: undefined }, proposal)) add(found.rules, proposal.findings.map(({ rule }) => rule));
    if (takes({ ...filter, country: undefined }, proposal)) add(found.countries, proposal.organisations.map(({ country }) => country));
    if (takes({ ...filter, call: undefined }, proposal)) add(found.calls, [callOf(proposal)]);
  }
  return found;
}
