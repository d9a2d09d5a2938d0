import { SourceLink } from '@/ui/SourceLink';
import classes from './cash.module.css';
import type { Ground } from './queries';

/** Where a rule was read, with its remark and the mark of an unconfirmed one. */
export function GroundWords({ ground }: { ground: Ground }) {
  return (
    <span className={classes.named}>
      {ground.source.title && <SourceLink title={ground.source.title} address={ground.source.address} confirmed={ground.confirmed || ground.absent} />}
      {ground.note && <span className={classes.muted}>{ground.note}</span>}
    </span>
  );
}
