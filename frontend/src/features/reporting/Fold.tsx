import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './reporting.module.css';

/** A section that folds; open to begin with. */
export function Fold({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <details open className={classes.fold}>
      <summary>
        <IconChevronRight size={16} aria-hidden />
        <h3>{title}</h3>
        {note !== undefined && <span className={classes.foldNote}>{note}</span>}
      </summary>
      <div className={classes.stack}>{children}</div>
    </details>
  );
}
