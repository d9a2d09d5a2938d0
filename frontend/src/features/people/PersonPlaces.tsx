import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { FormSection } from '@/ui/forms/FormSection';
import classes from './People.module.css';
import { type Account, useEndPlace } from './queries';

type Place = Account['organisations'][number];

/** The organisations a person belongs to now. */
export function PersonPlaces({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  const [ending, setEnding] = useState<Place | null>(null);
  const end = useEndPlace();
  const mayEnd = account.allowedActions.includes('end_membership');
  return (
    <FormSection title={t('places.title')}>
      {account.organisations.length === 0 && <p className={classes.muted}>{t('places.none')}</p>}
      <ul className={classes.places}>
        {account.organisations.map((place) => (
          <li key={place.id}>
            {place.organisationName}
            {mayEnd && (
              <Button variant="default" size="compact-sm" aria-label={t('places.endNamed', { organisation: place.organisationName })} onClick={() => setEnding(place)}>
                {t('places.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmSummary
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={t('places.endTitle')}
        summary={[
          { label: t('column.name'), value: account.name },
          { label: t('column.organisation'), value: ending?.organisationName },
          { label: t('able.happens'), value: t('places.partsEnd') },
        ]}
        confirm={t('places.end')}
        irreversible={false}
        busy={end.isPending}
        error={end.error}
        onConfirm={() => ending && end.mutate({ account, place: ending }, { onSuccess: () => setEnding(null) })}
      />
    </FormSection>
  );
}
