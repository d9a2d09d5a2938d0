import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import classes from './Check.module.css';
import type { PartnerOwes } from './checkQueries';

type Owed = PartnerOwes['charter'];
const tones: Record<Owed, Tone> = { not_asked: 'neutral', owed: 'attention', unknown: 'attention', done: 'good' };

/** Per partner what is asked before the application is sent, and whether it is there. */
export function OwesTable({ partners }: { partners: readonly PartnerOwes[] }) {
  const { t } = useTranslation('submission');
  if (partners.length === 0) return null;
  const state = (owed: Owed, word?: string) => (owed === 'not_asked' ? <span className={classes.notAsked}>{t('owed.not_asked')}</span> : <StatusBadge tone={tones[owed]}>{word ?? t(`owed.${owed}`)}</StatusBadge>);
  return (
    <section className={classes.owes}>
      <h3>{t('perPartner')}</h3>
      <DataTable
        caption={t('perPartner')}
        rows={partners.map((partner, at) => ({ ...partner, at }))}
        rowKey={({ partnerId }) => partnerId}
        columns={[
          { id: 'partner', header: t('column.partner'), cell: ({ at, organisation, country }) => <PartnerChip index={at} name={organisation} country={country} /> },
          { id: 'mandate', header: t('column.mandate'), cell: ({ mandate, mandateState }) => state(mandate, t(`mandate.${mandateState}`)) },
          { id: 'charter', header: t('column.charter'), cell: ({ charter }) => state(charter) },
          { id: 'addedValue', header: t('column.addedValue'), cell: ({ addedValue }) => state(addedValue) },
          { id: 'strategy', header: t('column.strategy'), cell: ({ strategy }) => state(strategy) },
        ]}
      />
    </section>
  );
}
