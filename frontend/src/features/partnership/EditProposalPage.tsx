import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem, Problem } from '@/api/problem';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { useDraft } from '@/ui/save/useDraft';
import { Strip } from '@/ui/Strip';
import { draftOf, fieldsOf } from './proposalDraft';
import { ProposalForm } from './ProposalForm';
import { may, type Proposal, proposalQuery, proposalsQuery, useEditProposal } from './queries';

export function EditProposalPage() {
  const { t } = useTranslation('partnership');
  const { proposalId } = useParams({ from: '/app/partnerships/proposals/$proposalId/edit' });
  const query = useQuery(proposalQuery(proposalId));
  return (
    <>
      <PageHeader title={t('edit.title')} />
      <PageStates query={query}>{(proposal) => (may(proposal, 'edit_proposal') ? <Editor key={proposal.id} proposal={proposal} /> : <Strip tone="info">{t('edit.closed')}</Strip>)}</PageStates>
    </>
  );
}

function Editor({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('partnership');
  const navigate = useNavigate();
  const draft = useDraft(`partnership.edit.${proposal.id}.${proposal.version}`, draftOf(proposal));
  const list = useInfiniteQuery(proposalsQuery({ mine: true, sort: '-submittedAt' }));
  const edit = useEditProposal(proposal);
  const origins = [...new Set([...(list.data?.pages[0]?.origins ?? []), proposal.origin])];
  const back = () => void navigate({ to: '/partnerships/proposals/$proposalId', params: { proposalId: proposal.id } });
  return (
    <>
      {isProblem(edit.error, 412) && <Strip tone="attention">{t('edit.stale')}</Strip>}
      <ProposalForm
        draft={draft.value}
        onChange={draft.set}
        onSubmit={() =>
          edit.mutate(fieldsOf(draft.value), {
            onSuccess: () => {
              draft.drop();
              back();
            },
          })
        }
        busy={edit.isPending}
        problem={edit.error instanceof Problem ? edit.error : null}
        origins={origins}
        submit={t('ui:save')}
        cancel={
          <Button variant="subtle" renderRoot={(props) => <Link to="/partnerships/proposals/$proposalId" params={{ proposalId: proposal.id }} {...props} />}>
            {t('ui:cancel')}
          </Button>
        }
      />
    </>
  );
}
