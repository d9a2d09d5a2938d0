import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { DataTable } from '@/ui/DataTable';
import { Strip } from '@/ui/Strip';
import { shortName } from '../budgetModel';
import type { Budget } from '../queries';
import { Amount } from './BesideView';
import type { BudgetBeside, FitProposal } from './versionQueries';
import classes from './Versions.module.css';

/** Before and after, by year, partner and category. */
export function FitPreview({ budget, proposal }: { budget: Budget; proposal: FitProposal }) {
  const { t } = useTranslation(['versions', 'budget']);
  const language = useLanguage();
  const money = (amount: string) => formatAmount(amount, language);
  const place = (year: number) => (year === 0 ? t('fit.whole') : t('beside.yearNumber', { year }));
  const partner = (id: string | undefined) => {
    const found = budget.partners.find((one) => one.id === id);
    return found ? shortName(found) : '–';
  };
  if (proposal.cuts.length === 0 && proposal.short.length === 0) return <Strip tone="good">{t('fit.fits')}</Strip>;
  const columns = (about: string, title: (row: BudgetBeside) => string) => [
    { id: 'title', header: about, cell: title },
    { id: 'before', header: t('fit.before'), numeric: true, cell: ({ amounts }: BudgetBeside) => money(amounts[0]!) },
    { id: 'after', header: t('fit.after'), numeric: true, cell: ({ amounts, changes }: BudgetBeside) => <Amount amount={amounts[1]!} change={changes[1]!} /> },
  ];
  return (
    <div className={classes.form} aria-live="polite">
      {proposal.short.length > 0 && (
        <Strip tone="bad">
          {t('fit.short')}
          <ul className={classes.plain}>
            {proposal.short.map(({ year, amount }) => (
              <li key={year}>{t('fit.shortBy', { place: place(year), amount: money(amount) })}</li>
            ))}
          </ul>
        </Strip>
      )}
      <DataTable
        caption={t('fit.byYear')} showCaption dense rows={proposal.years} rowKey={({ year }) => String(year)}
        columns={[
          { id: 'year', header: t('beside.year'), cell: ({ year }) => place(year), footer: t('fit.whole') },
          { id: 'cap', header: t('beside.cap'), numeric: true, cell: ({ cap }) => (cap === undefined ? '–' : money(cap)), footer: proposal.most === undefined ? '–' : money(proposal.most) },
          { id: 'before', header: t('fit.before'), numeric: true, cell: ({ before }) => money(before), footer: money(proposal.whole.amounts[0]!) },
          { id: 'after', header: t('fit.after'), numeric: true, cell: ({ after }) => money(after), footer: money(proposal.whole.amounts[1]!) },
        ]}
      />
      <DataTable caption={t('beside.byPartner')} showCaption dense rows={proposal.byPartner} rowKey={({ partnerId }) => partnerId!} columns={columns(t('beside.partner'), ({ partnerId }) => partner(partnerId))} />
      <DataTable caption={t('beside.byCategory')} showCaption dense rows={proposal.byCategory} rowKey={({ category }) => category!} columns={columns(t('beside.category'), ({ category }) => t(`budget:category.${category}`))} />
    </div>
  );
}
