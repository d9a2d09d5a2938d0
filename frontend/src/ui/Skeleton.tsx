import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Skeleton.module.css';

/** True once the wait has lasted so long that saying nothing would worry the reader. */
export function useSlow(waiting: boolean, after = 300): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setSlow(true), after);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting, after]);
  return waiting && slow;
}

/** Rows the size of what is coming. The room is kept at once, the shapes show after 300 ms. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation('ui');
  const slow = useSlow(true);
  return (
    <div className={classes.skeleton} role="status" aria-busy data-shown={slow}>
      <span className="visually-hidden">{slow ? t('loading') : ''}</span>
      {Array.from({ length: rows }, (_, at) => (
        <span key={at} className={classes.row} style={{ '--width': `${[92, 78, 85, 70][at % 4]}%` } as React.CSSProperties} />
      ))}
    </div>
  );
}
