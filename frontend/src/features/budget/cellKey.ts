/** Where a cell stands: partner × category × project year. */
export interface CellPlace {
  partnerId: string;
  category: string;
  year: number;
}

export function cellKey({ partnerId, category, year }: CellPlace): string {
  return `${partnerId}/${category}/${year}`;
}
