/** First letters of the first and last word of a name, whole characters at a time. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return picked.map((word) => [...new Intl.Segmenter().segment(word)][0]?.segment ?? '').join('').toUpperCase();
}
