import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { problemMessage } from '@/api/problemMessage';
import { TextField } from '@/ui/forms/TextField';
import { type Correction, useDecideCorrection } from './queries';
import classes from './reporting.module.css';

/** The second person's two acts on a correction. */
export function DecideCorrection({ projectId, correction }: { projectId: string; correction: Correction }) {
  const { t } = useTranslation('reporting');
  const decide = useDecideCorrection(projectId);
  const [key] = useState(newIdempotencyKey);
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  if (!correction.allowedActions.includes('decide_correction')) return null;
  const refuse = () => {
    setTried(true);
    if (reason.trim() !== '') decide.mutate({ correction, key: `${key}-refused`, decision: 'refused', reason });
  };
  return (
    <div className={classes.stack} data-print="no">
      {refusing && (
        <TextField name={`refuse.${correction.id}`} label={t('correction.refuseReason')} value={reason} onChange={setReason} error={tried && reason.trim() === '' ? t('correction.reasonNeeded') : undefined} maxLength={2000} />
      )}
      <span className={classes.acts}>
        {!refusing && (
          <Button size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate({ correction, key, decision: 'approved' })}>
            {t('correction.approve')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={refusing ? refuse : () => setRefusing(true)}>
          {t('correction.refuse')}
        </Button>
      </span>
      {decide.error && (
        <span role="alert" className={classes.error}>
          {problemMessage(t, decide.error)}
        </span>
      )}
    </div>
  );
}
