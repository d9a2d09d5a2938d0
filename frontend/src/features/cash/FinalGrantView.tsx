import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, compare, isNegative } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { type Column, DataTable } from '@/ui/DataTable';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import classes from './cash.module.css';
import { FinalCategories } from './FinalCategories';
import { FinalSteps } from './FinalSteps';
import type { FinalGrant, FinalShare } from './queries';
import { SettleDialog } from './SettleDialog';

/** What the agency said, the steps from approved to final, the categories, and each partner's part. */
export function FinalGrantView({ projectId, final }: { projectId: string; final: FinalGrant }) {
  const { t } = useTranslation('finalGrant');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const amount = (value: string) => formatAmount(value, language);
  const { result } = final;
  const manages = final.allowedActions.includes('settle_grant');
  const differs = result && final.agencyGrant !== null && compare(cents(final.agencyGrant), cents(result.final)) !== 0;
  return (
    <div className={classes.page}>
      {result && (
        <dl className={classes.sums}>
          <Fact label={t('sum.final')} value={amount(result.final)} />
          <Fact label={t('sum.received')} value={amount(result.received)} />
          <Fact label={t(isNegative(cents(result.balance)) ? 'sum.back' : 'sum.balance')} value={amount(result.balance.replace('-', ''))} />
          {final.agencyGrant !== null && <Fact label={t('sum.agency')} value={amount(final.agencyGrant)} />}
        </dl>
      )}
      {!final.ended && <Strip tone="info">{t('notEnded')}</Strip>}
      {differs && <Strip tone="attention">{t('differs', { agency: amount(final.agencyGrant!), found: amount(result.final) })}</Strip>}
      <section aria-labelledby="report">
        <div className={classes.head}>
          <h3 id="report">{t('report')}</h3>
          {manages && (
            <Button variant={final.score ? 'default' : 'filled'} onClick={() => setOpen(true)} data-print="no">
              {t(final.version > 1 ? 'change' : 'enter')}
            </Button>
          )}
        </div>
        <p className={classes.plain}>{final.score ? t('scored', { score: language === 'sv' ? final.score.replace('.', ',') : final.score, date: final.decidedOn }) : t('noScore')}</p>
        {final.source && <p className={classes.muted}>{t('source', { source: final.source, name: final.setBy })}</p>}
        {final.addendum && <p className={classes.muted}>{t('addendum')}</p>}
      </section>
      {result && <FinalSteps steps={result.steps} ruleBook={final.ruleBook} />}
      {result && <FinalCategories categories={result.categories} />}
      <FinalShares final={final} />
      {open && <SettleDialog projectId={projectId} final={final} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function FinalShares({ final }: { final: FinalGrant }) {
  const { t } = useTranslation('finalGrant');
  const language = useLanguage();
  const amount = (value: string) => formatAmount(value, language);
  const columns: Column<FinalShare>[] = [
    { id: 'partner', header: t('column.partner'), cell: ({ position, organisation }) => <PartnerChip index={position} name={organisation.name} country={organisation.country} /> },
    { id: 'approved', header: t('column.approved'), numeric: true, cell: ({ approved }) => amount(approved) },
    { id: 'final', header: t('column.final'), numeric: true, cell: ({ final: part }) => amount(part), footer: final.result ? amount(final.result.final) : undefined },
    {
      id: 'paid',
      header: t('column.paid'),
      numeric: true,
      cell: ({ role, paid }) => (
        <span className={classes.figure}>
          {amount(paid)}
          {role === 'coordinator' && <span className={classes.muted}>{t('holds')}</span>}
        </span>
      ),
      footer: final.result ? amount(final.result.received) : undefined,
    },
    { id: 'balance', header: t('column.balance'), cell: (share) => <Balance share={share} /> },
  ];
  return (
    <section aria-labelledby="shares">
      <h3 id="shares">{t(final.scope === 'project' ? 'shares' : 'own')}</h3>
      <DataTable caption={t('shares')} rows={final.partners} rowKey={({ partnerId }) => partnerId} columns={columns} />
      <p className={`${classes.muted} ${classes.after}`}>{t('sharesHow')}</p>
    </section>
  );
}

function Balance({ share }: { share: FinalShare }) {
  const { t } = useTranslation('finalGrant');
  const language = useLanguage();
  const size = formatAmount(share.balance.replace('-', ''), language);
  const order = compare(cents(share.balance), cents('0'));
  const coordinator = share.role === 'coordinator';
  if (order === 0) return <StatusBadge tone="good">{t('even')}</StatusBadge>;
  if (order > 0) return <StatusBadge tone="attention">{t(coordinator ? 'lacks' : 'gets', { amount: size })}</StatusBadge>;
  return <StatusBadge tone={coordinator ? 'attention' : 'bad'}>{t(coordinator ? 'hasMore' : 'paysBack', { amount: size })}</StatusBadge>;
}
