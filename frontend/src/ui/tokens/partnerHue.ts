export const partnerHues = 8;

/**
 * The hue of a project's partner, by the partner's place in the consortium
 * (0 is the coordinator). It is the same in every chart, bar, map and chip and
 * follows light and dark by itself. Hues repeat after eight and are never the
 * only mark: a label or a pattern always stands beside them.
 */
export function partnerHue(index: number): string {
  return `var(--k-hue-${((Math.trunc(index) % partnerHues) + partnerHues) % partnerHues})`;
}
