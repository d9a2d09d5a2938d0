import type { Check } from './queries';

export interface CheckDifference {
  /** The verdict before, when it was another one. */
  verdict: Check['verdict'] | null;
  /** The rule book before, when it was another one. */
  ruleBook: string | null;
  organisations: { from: number; to: number } | null;
  countries: { from: number; to: number } | null;
  /** Sentences that were not told before, those told in other words, and those no longer told. */
  added: string[];
  changed: string[];
  gone: string[];
}

type Finding = Check['findings'][number];

/** What a judgement says otherwise than the one before it. */
export function checkDifference(now: Check, before: Check): CheckDifference {
  const told = tally(before.findings);
  const tells = tally(now.findings);
  const added: string[] = [];
  const changed: string[] = [];
  for (const finding of now.findings) {
    const old = told.get(keyOf(finding));
    if (!old) added.push(finding.message);
    else if (!old.has(finding.message)) changed.push(finding.message);
  }
  return {
    verdict: now.verdict === before.verdict ? null : before.verdict,
    ruleBook: now.ruleBookVersion === before.ruleBookVersion ? null : before.ruleBookVersion,
    organisations: step(before.counts.programmeOrganisations, now.counts.programmeOrganisations),
    countries: step(before.counts.programmeCountries, now.counts.programmeCountries),
    added,
    changed,
    gone: before.findings.filter((finding) => !tells.has(keyOf(finding))).map(({ message }) => message),
  };
}

/** Whether two judgements say the same. */
export function isSame({ verdict, ruleBook, organisations, countries, added, changed, gone }: CheckDifference): boolean {
  return !verdict && !ruleBook && !organisations && !countries && added.length + changed.length + gone.length === 0;
}

const keyOf = ({ rule, partnerId }: Finding) => `${rule} ${partnerId ?? ''}`;

function tally(findings: readonly Finding[]): Map<string, Set<string>> {
  const by = new Map<string, Set<string>>();
  for (const finding of findings) by.set(keyOf(finding), (by.get(keyOf(finding)) ?? new Set()).add(finding.message));
  return by;
}

const step = (from: number, to: number) => (from === to ? null : { from, to });
