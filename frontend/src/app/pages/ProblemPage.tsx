import { Button } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { PlainPage } from '../shell/PlainFrame';
import { NotFoundPage } from './NotFoundPage';
import { StatePage } from './StatePage';

/** The error boundary of every route: 403, 404, 503 and no connection in their own words, anything else as a fault. */
export function ProblemPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const problem = error instanceof Problem ? error : null;
  const retry = (
    <Button
      onClick={() => {
        reset();
        void router.invalidate();
      }}
    >
      {t('page.reload')}
    </Button>
  );
  if (problem?.status === 404) return <NotFoundPage />;
  if (problem?.status === 403) return <StatePage title={t('page.forbidden.title')} text={t('page.forbidden.text')} requestId={problem.requestId} />;
  if (problem && [0, 502, 503, 504].includes(problem.status)) {
    return <StatePage title={t('page.unavailable.title')} text={t('page.unavailable.text')} requestId={problem.requestId} act={retry} />;
  }
  return <StatePage title={t('page.failed.title')} text={t('page.failed.text')} requestId={problem?.requestId} act={retry} />;
}

/** The same when the frame itself could not be shown, because nobody could be asked who is signed in. */
export function FramelessProblemPage(props: ErrorComponentProps) {
  return (
    <PlainPage>
      <ProblemPage {...props} />
    </PlainPage>
  );
}
