/** A number of months as people write it: one to three digits; null for anything else. */
export function wholeMonths(text: string): number | null {
  const trimmed = text.trim();
  return /^\d{1,3}$/.test(trimmed) && Number(trimmed) > 0 ? Number(trimmed) : null;
}
