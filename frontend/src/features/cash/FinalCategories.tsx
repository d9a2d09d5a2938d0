import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, compare } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { type Column, DataTable } from '@/ui/DataTable';
import classes from './cash.module.css';
import { GroundWords } from './GroundWords';
import type { FinalCategory } from './queries';

/** What is accepted of each category: budget, approved, how far it may grow, and the cap of the call. */
export function FinalCategories({ categories }: { categories: readonly FinalCategory[] }) {
  const { t } = useTranslation(['finalGrant', 'budget']);
  const language = useLanguage();
  const amount = (value: string) => formatAmount(value, language);
  const columns: Column<FinalCategory>[] = [
    { id: 'category', header: t('column.category'), cell: ({ code }) => t(`budget:category.${code}`, { defaultValue: code }) },
    { id: 'planned', header: t('column.planned'), numeric: true, cell: ({ planned }) => amount(planned) },
    { id: 'approved', header: t('column.approved'), numeric: true, cell: ({ approved }) => amount(approved) },
    {
      id: 'limit',
      header: t('column.limit'),
      cell: (category) =>
        category.growthRule && (
          <span className={classes.named}>
            {t(`growth.${category.growthRule}`, { amount: category.growthLimit ? amount(category.growthLimit) : '' })}
            <GroundWords ground={category.growth} />
          </span>
        ),
    },
    {
      id: 'cap',
      header: t('column.cap'),
      cell: (category) =>
        category.cap && (
          <span className={classes.named}>
            {amount(category.cap)}
            <GroundWords ground={category.capGround} />
          </span>
        ),
    },
    {
      id: 'accepted',
      header: t('column.accepted'),
      numeric: true,
      cell: (category) => (
        <span className={classes.figure}>
          {amount(category.accepted)}
          {compare(cents(category.uncovered), cents('0')) > 0 && <span className={classes.muted}>{t('uncovered', { amount: amount(category.uncovered) })}</span>}
        </span>
      ),
    },
  ];
  return (
    <section aria-labelledby="categories">
      <h3 id="categories">{t('categories')}</h3>
      <DataTable caption={t('categories')} rows={categories} rowKey={({ code }) => code} columns={columns} empty={<p className={classes.muted}>{t('noCategories')}</p>} />
    </section>
  );
}
