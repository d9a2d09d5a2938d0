import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { Dialog } from '@/ui/Dialog';
import { type Choice, SearchField } from '@/ui/forms/SearchField';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import classes from './Partnership.module.css';
import { may, type Proposal, searchOrganisations, useLinkOrganisation } from './queries';

type Proposed = Proposal['organisations'][number];

export function ProposedOrganisations({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('partnership');
  return (
    <>
      <h3 className={classes.small}>{t('label.organisations')}</h3>
      <ul className={classes.organisations}>
        {proposal.organisations.map((one) => (
          <li key={one.id}>
            {one.organisationId ? (
              <Link to="/organisations/$organisationId" params={{ organisationId: one.organisationId }}>
                {one.name}
              </Link>
            ) : (
              <span>{one.name}</span>
            )}{' '}
            <span className={classes.muted}>{[one.city, one.country].filter(Boolean).join(', ')}</span>
            {one.organisationId && one.proposedAs && one.proposedAs !== one.name && <span className={classes.muted}> {t('link.proposedAs', { name: one.proposedAs })}</span>}
            {!one.organisationId && <StatusBadge tone="waiting">{t('link.missing')}</StatusBadge>}
            {!one.organisationId && may(proposal, 'handle_proposals') && <LinkButton proposal={proposal} one={one} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function LinkButton({ proposal, one }: { proposal: Proposal; one: Proposed }) {
  const { t } = useTranslation('partnership');
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const link = useLinkOrganisation(proposal, one.id);
  const errors: Record<string, string> = isProblem(link.error, 422) ? formErrors(t, link.error, ['organisationId'], 'partnership').fields : {};
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpened(true)} data-print="no">
        {t('link.open')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('link.title', { name: one.name })}>
        <form
          noValidate
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            link.mutate(chosen?.value ?? '', { onSuccess: () => setOpened(false) });
          }}
        >
          {Boolean(link.error) && !errors.organisationId && <Strip tone="bad">{problemMessage(t, link.error)}</Strip>}
          <p>{t('link.explain')}</p>
          <SearchField name="organisationId" label={t('form.organisation')} placeholder={t('form.search')} error={errors.organisationId} value={chosen} onChange={setChosen} searchKey={['organisations', 'to-propose']} search={searchOrganisations} />
          <p>
            <Link to="/organisations/new">{t('link.add')}</Link>
          </p>
          <div className={classes.acts}>
            <Button variant="default" onClick={() => setOpened(false)}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={link.isPending}>
              {t('link.open')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
