import { useEffect, useState } from 'react';

/**
 * Keeps what is typed into a form that has its own "Save" in this browser, so
 * that it survives an error, a reload and the end of a session. Call `drop`
 * when the form has been taken. Never for passwords or codes.
 */
export function useDraft<Value>(key: string, initial: Value): { value: Value; set: (value: Value) => void; drop: () => void; restored: boolean } {
  const storageKey = `konsortium.draft.${key}`;
  const [found] = useState(() => read<Value>(storageKey));
  const [value, setValue] = useState(found ?? initial);
  const [touched, setTouched] = useState(found !== null);

  useEffect(() => {
    if (!touched) return;
    try {
      localStorage.setItem(storageKey, JSON.stringify(value));
    } catch {
      // Without storage the form works as before, only without this help.
    }
  }, [storageKey, touched, value]);

  return {
    value,
    restored: found !== null,
    set: (next) => {
      setTouched(true);
      setValue(next);
    },
    drop: () => {
      setTouched(false);
      try {
        localStorage.removeItem(storageKey);
      } catch {
        // Nothing was kept.
      }
    },
  };
}

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}
