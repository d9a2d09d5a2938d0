import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { DataTable } from '@/ui/DataTable';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { CharterBadge } from './CharterBadge';
import classes from './Organisations.module.css';
import { type OrganisationEntry, organisationQuery } from './queries';

/** One organisation: who and where it is, its codes and charter, and the projects it has a part in. */
export function OrganisationPage() {
  const { organisationId = '' } = useParams({ strict: false });
  const query = useQuery(organisationQuery(organisationId));
  return <PageStates query={query}>{(entry) => <Entry entry={entry} />}</PageStates>;
}

function Entry({ entry }: { entry: OrganisationEntry }) {
  const { t } = useTranslation('organisation');
  const language = useLanguage();
  const isInstitution = entry.type === 'higher_education_institution';
  return (
    <>
      <PageHeader
        title={entry.name}
        lead={[t(`type.${entry.type}`), entry.city, countryName(entry.country, language)].filter(Boolean).join(' · ')}
        acts={
          entry.allowedActions.includes('edit') && (
            <Button variant="default" renderRoot={(props) => <Link to="/organisations/$organisationId/edit" params={{ organisationId: entry.id }} {...props} />}>
              {t('edit.open')}
            </Button>
          )
        }
      />
      <Facts
        facts={[
          [t('label.nameEnglish'), entry.nameEnglish],
          [t('label.shortName'), entry.shortName],
          [t('label.alsoKnownAs'), entry.alsoKnownAs && `${entry.alsoKnownAs} (${t('alsoKnownAsWhy')})`],
          [t('charter.title'), isInstitution && <CharterBadge from={entry.charterFrom} until={entry.charterUntil} />],
          [t('label.erasmusCode'), entry.erasmusCode && <span className={classes.code}>{entry.erasmusCode}</span>],
          [t('label.oid'), entry.oid],
          [t('label.pic'), entry.pic],
          [t('label.vatNumber'), entry.vatNumber],
          [t('label.nationalNumber'), entry.nationalNumber],
          [t('label.address'), [entry.street, [entry.postCode, entry.city].filter(Boolean).join(' '), entry.region, countryName(entry.country, language)].filter(Boolean).join(', ')],
          [t('label.website'), entry.website && <Website address={entry.website} />],
          [t('place.title'), entry.latitude === null ? t('place.unknown') : t('place.known', { place: entry.placeName, latitude: entry.latitude, longitude: entry.longitude })],
          [t('label.sector'), entry.sector && t(`sector.${entry.sector}`)],
          [t('label.sizeClass'), entry.sizeClass && t(`size.${entry.sizeClass}`)],
          [t('label.source'), entry.source && t(`source.${entry.source}`)],
        ]}
      />
      <h2 className={classes.heading}>{t('projects.title')}</h2>
      <DataTable
        caption={t('projects.title')}
        rows={entry.participations}
        rowKey={({ partnerId }) => partnerId}
        empty={<p>{t('projects.none')}</p>}
        columns={[
          { id: 'acronym', header: t('projects.acronym'), cell: ({ projectId, acronym }) => <a href={`/projects/${projectId}`}>{acronym}</a> },
          { id: 'name', header: t('projects.name'), cell: ({ title }) => title },
          { id: 'call', header: t('projects.call'), cell: ({ action, callYear }) => `${action} · ${callYear}` },
          { id: 'role', header: t('projects.role'), cell: ({ role, leftOn }) => (leftOn ? t('projects.left', { role: t(`role.${role}`), date: leftOn }) : t(`role.${role}`)) },
        ]}
      />
    </>
  );
}

function Facts({ facts }: { facts: [label: string, value: ReactNode][] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Website({ address }: { address: string }) {
  if (!/^https?:\/\//.test(address)) return address;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {address.replace(/^https?:\/\//, '')}
    </a>
  );
}
