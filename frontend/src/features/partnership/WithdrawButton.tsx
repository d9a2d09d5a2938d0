import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { TextAreaField } from '@/ui/forms/TextField';
import { type Proposal, useWithdrawProposal } from './queries';

/** Takes one's own proposal back, while nobody prepares it yet. */
export function WithdrawButton({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('partnership');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useWithdrawProposal(proposal);
  return (
    <>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {t('withdraw.open')}
      </Button>
      <ConfirmSummary
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('withdraw.title')}
        summary={[
          { label: t('proposal'), value: proposal.title },
          { label: t('withdraw.after'), value: t('withdraw.stays') },
        ]}
        confirm={t('withdraw.open')}
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate(reason, { onSuccess: () => setAsking(false) })}
      >
        <TextAreaField name="reason" label={t('label.reason')} hint={t('withdraw.reasonHint')} optional value={reason} maxLength={2000} onChange={setReason} />
      </ConfirmSummary>
    </>
  );
}
