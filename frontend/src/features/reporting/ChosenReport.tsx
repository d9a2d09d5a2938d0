import { type ReactNode, useEffect, useRef } from 'react';
import type { Chosen } from './words';

/** Brings what the address asks for into sight, with the focus on its first act. */
export function ChosenReport({ chosen: { period, partner }, children }: { chosen: Chosen; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!period) return;
    const chosen = place.current?.querySelector<HTMLElement>('[data-chosen="true"]');
    chosen?.scrollIntoView({ block: 'center' });
    chosen?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
  }, [period, partner]);
  return <div ref={place}>{children}</div>;
}
