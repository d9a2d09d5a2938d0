import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { problemMessage } from '@/api/problemMessage';
import classes from './PageStates.module.css';
import { Skeleton, useSlow } from './Skeleton';
import { Strip } from './Strip';

/** The part of a TanStack query that a view needs. */
export interface Loadable<Data> {
  data: Data | undefined;
  error: unknown;
  isFetching: boolean;
  refetch: () => unknown;
}

interface PageStatesProps<Data> {
  query: Loadable<Data>;
  children: (data: Data) => ReactNode;
  /** Says whether there is nothing, and what then stands instead. */
  isEmpty?: (data: Data) => boolean;
  empty?: ReactNode;
  /** What keeps the room while the first answer is on its way. */
  skeleton?: ReactNode;
}

/**
 * The four states of every view. What is shown stays while it is fetched
 * again, also when that fails; a form inside is never reset by a refetch.
 */
export function PageStates<Data>({ query, children, isEmpty, empty, skeleton = <Skeleton /> }: PageStatesProps<Data>) {
  const { t } = useTranslation('ui');
  const { data, error, isFetching } = query;
  const slowRefetch = useSlow(isFetching && data !== undefined, 1000);

  const retry = (
    <Button size="compact-sm" variant="default" onClick={() => void query.refetch()}>
      {t('retry')}
    </Button>
  );
  const failure: ReactNode = Boolean(error) && !isFetching && (
    <Strip tone={data === undefined ? 'bad' : 'attention'} act={retry}>
      {problemMessage(t, error)}
      {error instanceof Problem && error.requestId && <div className={classes.id}>{t('problem:requestId', { id: error.requestId })}</div>}
    </Strip>
  );

  if (data === undefined) return failure || skeleton;
  return (
    <>
      {failure}
      <div role="status" className={classes.refetch} data-shown={slowRefetch}>
        {slowRefetch && <span className="visually-hidden">{t('refreshing')}</span>}
      </div>
      {isEmpty?.(data) ? empty : children(data)}
    </>
  );
}
