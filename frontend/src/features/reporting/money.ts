import { cents, compare, zero } from '@/money/cents';
import type { Report } from './queries';

type Category = Report['categories'][number];

/** Whether a category has anything to tell: a plan, a claim or an approved cost. */
export function touched({ planned, claimed, submitted, approved }: Category): boolean {
  return [planned, claimed, submitted, approved].some((amount) => compare(cents(amount), zero) !== 0);
}

/** Whether this report claims more than the plan has left after what is approved. */
export function claimsMoreThanIsLeft({ claimed, remaining }: Category): boolean {
  return compare(cents(claimed), zero) > 0 && compare(cents(claimed), cents(remaining)) > 0;
}

/** Whether an amount can stand in a cost. */
export function isMoreThanNothing(amount: string): boolean {
  return compare(cents(amount), zero) > 0;
}
