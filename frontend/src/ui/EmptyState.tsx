import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

const drawings = {
  /** Three empty sheets. */
  list: 'M14 18h34v34H14zM20 12h34v34M26 6h34v34M21 27h20M21 34h20M21 41h12',
  /** Three circles, one of them still dashed. */
  people: 'M36 10a7 7 0 1 0 .01 0M16 40a7 7 0 1 0 .01 0M56 40a7 7 0 1 0 .01 0M32 23 20 41M40 23l12 18M24 47h24',
  /** A month with one day marked. */
  calendar: 'M12 14h48v38H12zM12 24h48M24 8v10M48 8v10M30 38h12v8H30z',
  /** A lens over nothing. */
  search: 'M30 10a17 17 0 1 0 .01 0M43 40l14 14',
  /** A sheet with a folded corner. */
  document: 'M18 6h26l12 12v38H18zM44 6v12h12M26 30h22M26 38h22M26 46h14',
};

interface EmptyStateProps {
  drawing: keyof typeof drawings;
  /** One sentence that tells this reader the next step. */
  children: string;
  /** One act. */
  act?: ReactNode;
}

export function EmptyState({ drawing, children, act }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <svg width="72" height="60" viewBox="0 0 72 60" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" strokeLinecap="round" aria-hidden>
        <path d={drawings[drawing]} />
      </svg>
      <p>{children}</p>
      {act}
    </div>
  );
}
