import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { PageHeader } from '@/ui/PageHeader';
import { useDraft } from '@/ui/save/useDraft';
import { Strip } from '@/ui/Strip';
import { emptyDraft, requestOf } from './draft';
import { OrganisationForm } from './OrganisationForm';
import classes from './Organisations.module.css';
import { useAddOrganisation } from './queries';

/** Enters an organisation that no list holds. What is typed survives errors and the end of a session. */
export function AddOrganisationPage() {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const draft = useDraft('organisation.new', emptyDraft);
  const add = useAddOrganisation();
  const problem = add.error instanceof Problem ? add.error : null;
  const send = (lookedAtSimilar: boolean) =>
    add.mutate(
      { draft: requestOf(draft.value), lookedAtSimilar },
      {
        onSuccess: ({ id }) => {
          draft.drop();
          void navigate({ to: '/organisations/$organisationId', params: { organisationId: id } });
        },
      },
    );
  return (
    <>
      <PageHeader title={t('add.title')} lead={t('add.lead')} />
      <OrganisationForm
        draft={draft.value}
        onChange={draft.set}
        onSubmit={() => send(false)}
        busy={add.isPending}
        problem={problem}
        notice={<Taken problem={problem} onAnyway={() => send(true)} busy={add.isPending} />}
        submit={t('add.submit')}
        cancel={
          <Button variant="subtle" renderRoot={(props) => <Link to="/organisations" {...props} />}>
            {t('ui:cancel')}
          </Button>
        }
      />
    </>
  );
}

interface Similar {
  id: string;
  name: string;
  city: string;
}

/** The organisation that already stands in the register, or those with almost the same name, with the way there. */
export function Taken({ problem, onAnyway, busy }: { problem: Problem | null; onAnyway?: () => void; busy: boolean }) {
  const { t } = useTranslation('organisation');
  if (problem?.code === 'organisation_exists') {
    const { organisationId, name, field } = problem.params as { organisationId?: string; name?: string; field?: string };
    return (
      <Strip tone="bad">
        {t('exists', { field: t(`label.${field ?? 'pic'}`), name: name ?? '' })}{' '}
        {organisationId && (
          <Link to="/organisations/$organisationId" params={{ organisationId }}>
            {t('existsOpen')}
          </Link>
        )}
      </Strip>
    );
  }
  if (problem?.code === 'organisation_similar') {
    const similar = (problem.params.similar ?? []) as Similar[];
    return (
      <Strip
        tone="attention"
        act={
          onAnyway && (
            <Button size="compact-sm" variant="default" loading={busy} onClick={onAnyway}>
              {t('similar.another')}
            </Button>
          )
        }
      >
        {t('similar.title')}
        <ul className={classes.similar}>
          {similar.map(({ id, name, city }) => (
            <li key={id}>
              <Link to="/organisations/$organisationId" params={{ organisationId: id }}>
                {[name, city].filter(Boolean).join(', ')}
              </Link>
            </li>
          ))}
        </ul>
      </Strip>
    );
  }
  return null;
}
