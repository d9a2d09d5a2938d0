import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, decimal, isNegative, negate, subtract } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { DataTable } from '@/ui/DataTable';
import { PageStates } from '@/ui/PageStates';
import { StatusBadge } from '@/ui/StatusBadge';
import { type Eligibility, eligibilityQuery, type Project } from './queries';

type YearGrant = Eligibility['grant']['byYear'][number];

/** Each project year with its cap and, for who may read the whole budget, what is planned and what is left. */
export function YearCaps({ project }: { project: Project }) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const query = useQuery(eligibilityQuery(project.id, language));
  const amount = (value: string | null) => (value === null ? '–' : formatAmount(value, language));
  return (
    <PageStates query={query}>
      {({ grant }) => (
        <DataTable
          caption={t('overview.caps')}
          rows={grant.byYear}
          rowKey={(year) => String(year.year)}
          columns={[
            { id: 'year', header: t('caps.year'), cell: ({ year }) => t('caps.yearNumber', { year }) },
            { id: 'months', header: t('caps.months'), numeric: true, cell: ({ months }) => months },
            { id: 'cap', header: t('caps.cap'), numeric: true, cell: ({ cap }) => (cap === null ? t('caps.none') : amount(cap)) },
            ...(grant.byYear.every(({ planned }) => planned === null) ? [] : [
              { id: 'planned', header: t('caps.planned'), numeric: true, cell: ({ planned }: YearGrant) => amount(planned) },
              { id: 'left', header: t('caps.left'), numeric: true, cell: ({ cap, planned }: YearGrant) => <Left cap={cap} planned={planned} /> },
            ]),
          ]}
        />
      )}
    </PageStates>
  );
}

function Left({ cap, planned }: { cap: string | null; planned: string | null }) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  if (cap === null || planned === null) return '–';
  const left = subtract(cents(cap), cents(planned));
  return isNegative(left) ? <StatusBadge tone="bad">{t('caps.over', { amount: formatAmount(negate(left), language) })}</StatusBadge> : formatAmount(decimal(left), language);
}
