import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { partnerHue } from '@/ui/tokens/partnerHue';
import { ConsortiumLinks } from '../ConsortiumLinks';
import { eligibilityQuery, type Partner, partnersQuery } from '../queries';
import { ConsortiumMap } from './ConsortiumMap';
import classes from './ConsortiumMap.module.css';
import { pinsOf } from './pins';

const route = getRouteApi('/app/projects/$projectId/consortium/map');

/** The consortium on a map, and the same as a list. */
export function MapPage() {
  const { t } = useTranslation('map');
  const { projectId } = route.useParams();
  const partners = useQuery(partnersQuery(projectId));
  const { data: judged } = useQuery(eligibilityQuery(projectId, useLanguage()));
  return (
    <>
      <PageHeader level={2} title={t('title')} />
      <ConsortiumLinks projectId={projectId} />
      <PageStates query={partners} isEmpty={(rows) => rows.length === 0} empty={<EmptyState drawing="people">{t('empty')}</EmptyState>}>
        {(rows) => <PlacesOfPartners partners={rows} others={judged?.candidates ?? []} />}
      </PageStates>
    </>
  );
}

/** Others are the programme countries that the consortium does not have. */
export function PlacesOfPartners({ partners, others }: { partners: readonly Partner[]; others: readonly string[] }) {
  const { t } = useTranslation('map');
  const language = useLanguage();
  const [whole, setWhole] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const pins = useMemo(() => pinsOf(partners), [partners]);
  const programme = useMemo(() => new Set([...others, ...partners.filter(({ standing }) => standing === 'programme_country').map(({ organisation }) => organisation.country)]), [partners, others]);
  const choose = (number: number) => {
    setChosen(number);
    const line = list.current?.querySelector<HTMLElement>(`#place-${number}`);
    line?.focus();
    line?.scrollIntoView?.({ block: 'nearest' });
  };
  return (
    <>
      <SegmentedControl
        mb="sm"
        size="sm"
        data-print="no"
        aria-label={t('view.label')}
        value={whole ? 'europe' : 'consortium'}
        onChange={(view) => setWhole(view === 'europe')}
        data={[
          { value: 'consortium', label: t('view.consortium') },
          { value: 'europe', label: t('view.europe') },
        ]}
      />
      <ConsortiumMap pins={pins} programme={programme} whole={whole} onChoose={choose} />
      <div ref={list}>
        <DataTable
          caption={t('list')}
          rows={pins}
          rowKey={({ partner }) => partner.id}
          columns={[
            {
              id: 'number',
              header: t('column.number'),
              cell: ({ number }) => (
                <span className={classes.number} style={{ borderColor: partnerHue(number - 1) }}>
                  {number}
                </span>
              ),
            },
            {
              id: 'partner',
              header: t('column.partner'),
              rowHeader: true,
              cell: ({ number, partner }) => (
                <span id={`place-${number}`} tabIndex={-1} className={chosen === number ? classes.chosen : undefined}>
                  {partner.organisation.name}
                </span>
              ),
            },
            { id: 'place', header: t('column.place'), cell: ({ place, partner }) => (place ? partner.organisation.city : t('noPlace', { city: partner.organisation.city || '–' })) },
            { id: 'country', header: t('column.country'), cell: ({ partner }) => countryName(partner.organisation.country, language) },
            { id: 'standing', header: t('column.standing'), cell: ({ partner }) => (partner.standing ? t(`consortium:partner.standing.${partner.standing}`, { context: partner.wording }) : t('consortium:partner.standing.unknown')) },
          ]}
        />
      </div>
    </>
  );
}
