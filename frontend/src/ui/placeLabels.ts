/**
 * Gives labels along a line a row each so that none overlap: row 0, else row
 * 1, else none (null), because a mark without a label still has its name in
 * its tooltip. Items come sorted by `at` (0–1); `width` is in the same unit.
 */
export function placeLabels<Item extends { at: number }>(items: readonly Item[], width: (item: Item) => number): { item: Item; row: 0 | 1 | null }[] {
  const ends: [number, number] = [-1, -1];
  return items.map((item) => {
    const half = width(item) / 2;
    for (const row of [0, 1] as const) {
      if (item.at - half >= ends[row]) {
        ends[row] = item.at + half;
        return { item, row };
      }
    }
    return { item, row: null };
  });
}
