import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, subtract, sum } from '@/money/cents';
import { formatAmount } from '@/money/format';
import type { CapYear } from './CapLane';
import { DataTable } from './DataTable';

/** The figures of the cap lane as a table. */
export function CapTable({ years, caption }: { years: readonly CapYear[]; caption: string }) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const partners = [...new Map(years.flatMap((year) => year.segments).map((segment) => [segment.partner, segment.label])).entries()];
  const planned = (year: CapYear) => sum(year.segments.map((segment) => cents(segment.planned)));
  const shown = (amount: Parameters<typeof formatAmount>[0]) => formatAmount(amount, language);
  return (
    <DataTable
      caption={caption}
      rows={years}
      rowKey={(year) => String(year.year)}
      columns={[
        { id: 'year', header: t('cap.yearColumn'), cell: (year) => t('cap.year', { year: year.year }), footer: t('cap.total') },
        ...partners.map(([partner, label]) => {
          const share = (year: CapYear) => sum(year.segments.filter((segment) => segment.partner === partner).map((segment) => cents(segment.planned)));
          return { id: `partner-${partner}`, header: label, numeric: true, cell: (year: CapYear) => shown(share(year)), footer: shown(sum(years.map(share))) };
        }),
        { id: 'planned', header: t('cap.planned'), numeric: true, cell: (year) => shown(planned(year)), footer: shown(sum(years.map(planned))) },
        { id: 'cap', header: t('cap.capColumn'), numeric: true, cell: (year) => (year.cap === null ? t('cap.noCap') : shown(year.cap)) },
        { id: 'headroom', header: t('cap.headroom'), numeric: true, cell: (year) => (year.cap === null ? '–' : shown(subtract(cents(year.cap), planned(year)))) },
      ]}
    />
  );
}
