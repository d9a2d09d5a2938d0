import { type IsoDate, isoDate } from './calendar';

export type DateProblem = 'empty' | 'not_a_date' | 'no_such_day' | 'ambiguous';

export type ParsedDate = { ok: true; date: IsoDate } | { ok: false; problem: DateProblem; params: { text: string } };

const months = new Map<string, number>(
  [
    ['jan', 'januari', 'january'], ['feb', 'februari', 'february'], ['mar', 'mars', 'march'], ['apr', 'april'], ['maj', 'may'],
    ['jun', 'juni', 'june'], ['jul', 'juli', 'july'], ['aug', 'augusti', 'august'], ['sep', 'sept', 'september'],
    ['okt', 'oct', 'oktober', 'october'], ['nov', 'november'], ['dec', 'december'],
  ].flatMap((names, at) => names.map((name): [string, number] => [name, at + 1])),
);

/**
 * Reads `2027-03-31`, `20270331`, `31.3.2027`, `31/3/2027`, `31 mars 2027`,
 * `31 March`, `March 31, 2027` in either language. Without a year it is the
 * year of `reference`. `3/4/2027` may mean two days and is refused.
 */
export function parseDate(text: string, reference: IsoDate): ParsedDate {
  const body = text.replace(/[\s\u00A0\u202F]+/g, ' ').trim().toLowerCase();
  const refuse = (problem: DateProblem): ParsedDate => ({ ok: false, problem, params: { text: text.trim() } });
  const accept = (year: number, month: number, day: number): ParsedDate => {
    const date = isoDate(year, month, day);
    return date === null ? refuse('no_such_day') : { ok: true, date };
  };
  const thisYear = Number(reference.slice(0, 4));
  if (body === '') return refuse('empty');

  let match = /^(\d{4})[-./ ]?(\d{2})[-./ ]?(\d{2})$/.exec(body) ?? /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(body);
  if (match) return accept(Number(match[1]), Number(match[2]), Number(match[3]));

  match = /^(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4})?$/.exec(body);
  if (match) return accept(match[3] ? Number(match[3]) : thisYear, Number(match[2]), Number(match[1]));

  match = /^(\d{1,2})[/-](\d{1,2})(?:[/ -](\d{4}))?$/.exec(body);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    const year = match[3] ? Number(match[3]) : thisYear;
    if (first <= 12 && second <= 12 && first !== second) return refuse('ambiguous');
    return first > 12 ? accept(year, second, first) : accept(year, first, second);
  }

  match = /^(?:den )?(\d{1,2})(?:\.|:e|st|nd|rd|th)? ?([a-z]+)\.?,?(?: (\d{4}))?$/.exec(body);
  let month = match && months.get(match[2]!);
  if (match && month) return accept(match[3] ? Number(match[3]) : thisYear, month, Number(match[1]));

  match = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(body);
  month = match && months.get(match[1]!);
  if (match && month) return accept(match[3] ? Number(match[3]) : thisYear, month, Number(match[2]));

  return refuse('not_a_date');
}
