import { useTranslation } from 'react-i18next';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { type Mandate, useRequestMandate } from './mandateQueries';

interface RequestMandateDialogProps {
  projectId: string;
  mandate: Mandate;
  opened: boolean;
  onClose: () => void;
  onTold: (people: number) => void;
}

/** Who is written to when a mandate letter is asked for, before anything is sent. */
export function RequestMandateDialog({ projectId, mandate, opened, onClose, onTold }: RequestMandateDialogProps) {
  const { t } = useTranslation('mandates');
  const request = useRequestMandate(projectId);
  const again = mandate.state === 'requested';
  return (
    <ConfirmSummary
      opened={opened}
      onClose={onClose}
      title={t(again ? 'remindNamed' : 'requestNamed', { name: mandate.organisation.name })}
      summary={[
        { label: t('recipients'), value: mandate.people.length > 0 ? mandate.people.join(', ') : t('noRecipients') },
        { label: t('theyGet'), value: mandate.people.length > 0 ? t('theyGetMail') : t('theyGetNothing') },
      ]}
      confirm={t(again ? 'remind' : 'request')}
      irreversible={mandate.people.length > 0}
      busy={request.isPending}
      error={request.error}
      onConfirm={() =>
        request.mutate(mandate, {
          onSuccess: ({ told }) => {
            onTold(told);
            onClose();
          },
        })
      }
    />
  );
}
