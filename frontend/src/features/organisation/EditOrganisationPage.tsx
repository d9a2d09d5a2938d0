import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, Problem } from '@/api/problem';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { ConflictPanel } from '@/ui/ConflictPanel';
import { Taken } from './AddOrganisationPage';
import { type Draft, draftFields, draftOf, requestOf } from './draft';
import { OrganisationForm } from './OrganisationForm';
import { type OrganisationEntry, organisationQuery, useEditOrganisation } from './queries';

/** Changes an organisation. A refetch never resets what is typed. */
export function EditOrganisationPage() {
  const { organisationId = '' } = useParams({ strict: false });
  const query = useQuery(organisationQuery(organisationId));
  return <PageStates query={query}>{(entry) => <Editor key={entry.id} entry={entry} refetch={() => query.refetch()} />}</PageStates>;
}

function Editor({ entry, refetch }: { entry: OrganisationEntry; refetch: () => Promise<{ data?: OrganisationEntry }> }) {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(entry));
  const [version, setVersion] = useState(entry.version);
  const [theirs, setTheirs] = useState<OrganisationEntry | null>(null);
  const edit = useEditOrganisation(entry.id);
  const problem = edit.error instanceof Problem ? edit.error : null;
  const send = (value: Draft, on: number) =>
    edit.mutate(
      { draft: requestOf(value), version: on },
      {
        onSuccess: () => void navigate({ to: '/organisations/$organisationId', params: { organisationId: entry.id } }),
        onError: (error) => {
          if (isProblem(error, 412)) void refetch().then(({ data }) => setTheirs(data ?? null));
        },
      },
    );
  const their = theirs && draftOf(theirs);
  const differing = their ? draftFields.filter((name) => (draft[name] ?? '') !== (their[name] ?? '')) : [];

  return (
    <>
      <PageHeader title={t('edit.title', { name: entry.name })} />
      {theirs && their && (
        <ConflictPanel
          fields={differing.map((name) => ({ name, label: t(`label.${name}`), mine: draft[name] ?? '', theirs: their[name] ?? '' }))}
          busy={edit.isPending}
          onResolve={(choice) => {
            const resolved = { ...draft, ...Object.fromEntries(differing.filter((name) => choice[name] === 'theirs').map((name) => [name, their[name]])) };
            setDraft(resolved);
            setVersion(theirs.version);
            setTheirs(null);
            send(resolved, theirs.version);
          }}
        />
      )}
      <OrganisationForm
        draft={draft}
        onChange={setDraft}
        onSubmit={() => send(draft, version)}
        busy={edit.isPending}
        problem={theirs ? null : problem}
        notice={<Taken problem={problem} busy={edit.isPending} />}
        submit={t('ui:save')}
        cancel={
          <Button variant="subtle" renderRoot={(props) => <Link to="/organisations/$organisationId" params={{ organisationId: entry.id }} {...props} />}>
            {t('ui:cancel')}
          </Button>
        }
      />
    </>
  );
}
