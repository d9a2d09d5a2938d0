/** The months an axis names: the first and then every so many, at most about nine. */
export function monthTicks(months: number): number[] {
  const every = [1, 3, 6, 12].find((step) => months / step <= 9) ?? 12;
  return Array.from({ length: Math.ceil(months / every) }, (_, at) => at * every + 1);
}
