import type { RowNote } from './RowNotes';

/**
 * Refused rows as a file that spreadsheet programs open: semicolons, a byte
 * order mark, and no cell that a program would take for a formula.
 */
export function refusedRows(refused: readonly RowNote[], headings: readonly string[], say: (note: RowNote) => string): string {
  const rows = [headings, ...refused.map((note) => [String(note.row), note.cell, say(note)])];
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
