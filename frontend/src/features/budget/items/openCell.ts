import { createContext, useContext } from 'react';
import type { CellPlace } from '../cellKey';

/** Opens what a cell is made of; null where a budget is shown without its items. */
export const OpenCell = createContext<((place: CellPlace) => void) | null>(null);

export function useOpenCell() {
  return useContext(OpenCell);
}

/** The cell that the address names, as `partner.category.year`. */
export function readCell(text: string | undefined): CellPlace | null {
  const [partnerId, category, year] = text?.split('.') ?? [];
  return partnerId && category && Number.isInteger(Number(year)) && Number(year) > 0 ? { partnerId, category, year: Number(year) } : null;
}

export function writeCell({ partnerId, category, year }: CellPlace): string {
  return `${partnerId}.${category}.${year}`;
}
