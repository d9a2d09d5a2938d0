import { cents, type Cents, compare, fromInteger, sum, zero } from '@/money/cents';
import type { CapYear } from './CapLane';

const steps = [1, 2, 5];

/** The common scale of all lanes: a round end just beyond the longest bar or cap, and at most five round ticks. */
export function laneScale(years: readonly CapYear[]): { end: Cents; ticks: Cents[] } {
  const lengths = years.flatMap((year) => [
    sum(year.segments.map((segment) => cents(segment.planned))),
    ...[year.cap, year.approved, year.submitted, year.forecast].filter((amount) => amount != null).map(cents),
  ]);
  const longest = lengths.reduce((one, other) => (compare(one, other) < 0 ? other : one), zero);
  if (longest === 0) return { end: fromInteger(100_00), ticks: [zero, fromInteger(100_00)] };
  const end = fromInteger(Math.ceil(longest * 1.04));
  for (let power = 100; ; power *= 10) {
    for (const step of steps) {
      if (end / (step * power) <= 5) {
        return { end, ticks: Array.from({ length: Math.floor(end / (step * power)) + 1 }, (_, at) => fromInteger(at * step * power)) };
      }
    }
  }
}
