import type { Language } from '@/i18n/language';

/** A fraction such as 0.40 or 0.3333 as people write it: 40, 33.33 or 33,33. */
export function percent(share: string, language: Language): string {
  const [whole = '0', fraction = ''] = share.split('.');
  const digits = `${whole}${fraction.padEnd(4, '0').slice(0, 4)}`.replace(/^0+(?=\d{3})/, '');
  const head = digits.slice(0, -2).replace(/^0+(?=\d)/, '') || '0';
  const tail = digits.slice(-2).replace(/0+$/, '');
  return tail ? `${head}${language === 'sv' ? ',' : '.'}${tail}` : head;
}

/** What people write, such as `40 / 40 / 20` or `33,33 33,33 33,34`, as fractions; null when it cannot be read or is not a hundred in all. */
export function readShares(text: string): string[] | null {
  const parts = text.split(/[/;\s%]+/).filter(Boolean);
  let whole = 0;
  const shares: string[] = [];
  for (const part of parts) {
    const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(part);
    if (!match) return null;
    const hundredths = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
    if (hundredths === 0) return null;
    whole += hundredths;
    const digits = String(hundredths).padStart(5, '0');
    shares.push(`${digits.slice(0, -4)}.${digits.slice(-4)}`);
  }
  return shares.length > 0 && shares.length <= 12 && whole === 10000 ? shares : null;
}
