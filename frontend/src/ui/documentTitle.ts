import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

const product = 'Konsortium';
const parts: { text: string; level: number }[] = [];
let erring = 0;
let prefix = '';

function write(): void {
  const names = [...parts].sort((one, other) => other.level - one.level).map((part) => part.text);
  document.title = `${erring > 0 ? `${prefix} ` : ''}${[...names, product].join(' · ')}`;
}

/** Puts a part before the product's name in the page title while the component is shown; deeper levels come first. */
export function useDocumentTitle(text: string, level: number): void {
  useEffect(() => {
    const part = { text, level };
    parts.push(part);
    write();
    return () => {
      parts.splice(parts.indexOf(part), 1);
      write();
    };
  }, [text, level]);
}

/** Begins the page title with "Fel:" or "Error:" while a form has complaints. */
export function useErrorTitle(active: boolean): void {
  const { t } = useTranslation('ui');
  const word = t('errorPrefix');
  useEffect(() => {
    if (!active) return undefined;
    prefix = word;
    erring += 1;
    write();
    return () => {
      erring -= 1;
      write();
    };
  }, [active, word]);
}
