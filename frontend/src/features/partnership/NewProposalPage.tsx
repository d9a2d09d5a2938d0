import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { Problem } from '@/api/problem';
import { useMe } from '@/app/session';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { useDraft } from '@/ui/save/useDraft';
import { emptyDraft, fieldsOf } from './proposalDraft';
import { ProposalForm } from './ProposalForm';
import { proposalsQuery, usePropose } from './queries';

/** Anybody of the institution's staff proposes a partnership. What is typed survives errors and the end of a session. */
export function NewProposalPage() {
  const { t } = useTranslation('partnership');
  const me = useMe();
  const navigate = useNavigate();
  const draft = useDraft(`partnership.new.${me.id}`, emptyDraft);
  const [key] = useState(newIdempotencyKey);
  // What this reader may give as the origin stands with the list.
  const list = useInfiniteQuery(proposalsQuery({ mine: true, sort: '-submittedAt' }));
  const propose = usePropose();
  const send = () =>
    propose.mutate(
      // A refused attempt claimed nothing: the key serves until one is taken.
      { fields: fieldsOf(draft.value), key },
      {
        onSuccess: ({ id }) => {
          draft.drop();
          void navigate({ to: '/partnerships/proposals/$proposalId', params: { proposalId: id } });
        },
      },
    );
  return (
    <>
      <PageHeader title={t('new.title')} lead={t('new.lead')} />
      <PageStates query={list}>
        {(data) => (
          <ProposalForm
            draft={draft.value}
            onChange={draft.set}
            onSubmit={send}
            busy={propose.isPending}
            problem={propose.error instanceof Problem ? propose.error : null}
            origins={data.pages[0]?.origins ?? []}
            submit={t('new.submit')}
            cancel={
              <Button variant="subtle" renderRoot={(props) => <Link to="/partnerships" {...props} />}>
                {t('ui:cancel')}
              </Button>
            }
          />
        )}
      </PageStates>
    </>
  );
}
