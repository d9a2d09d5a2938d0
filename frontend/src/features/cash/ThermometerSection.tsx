import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, compare, zero } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { type Column, DataTable } from '@/ui/DataTable';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import classes from './cash.module.css';
import { PaymentDialog } from './PaymentDialog';
import { type Cash, mayManage, type Thermometer } from './queries';
import { ThermometerBar } from './ThermometerBar';

const tones: Record<Thermometer['state'], Tone> = { nothing_yet: 'neutral', owed: 'attention', in_advance: 'progress', even: 'good', overpaid: 'bad' };

/** What each partner may spend, has had approved and has been paid, as bars and as numbers. */
export function ThermometerSection({ projectId, cash }: { projectId: string; cash: Cash }) {
  const { t } = useTranslation('cash');
  const language = useLanguage();
  const [paid, setPaid] = useState<Thermometer | null>(null);
  const amount = (value: string) => formatAmount(value, language);
  const most = [...cash.partners].flatMap(({ planned, approved, paid: out }) => [planned, approved, out]).sort((a, b) => compare(cents(a), cents(b))).at(-1) ?? '0';
  const manages = mayManage(cash);
  const columns: Column<Thermometer>[] = [
    { id: 'partner', header: t('column.partner'), cell: ({ position, organisation }) => <PartnerChip index={position} name={organisation.name} country={organisation.country} /> },
    { id: 'bar', header: t('column.thermometer'), cell: (partner) => <ThermometerBar partner={partner} most={most} /> },
    { id: 'planned', header: t('column.planned'), numeric: true, cell: ({ planned }) => amount(planned) },
    { id: 'approved', header: t('column.approved'), numeric: true, cell: ({ approved }) => amount(approved) },
    { id: 'paid', header: t('column.paid'), numeric: true, cell: ({ role, paid: out }) => (role === 'coordinator' ? <span className={classes.muted}>{t('keeps')}</span> : amount(out)) },
    { id: 'state', header: t('column.state'), cell: (partner) => <State partner={partner} /> },
  ];
  if (manages) {
    columns.push({
      id: 'acts',
      header: t('column.act'),
      cell: (partner) =>
        partner.role !== 'coordinator' && (
          <span className={classes.acts}>
            {compare(cents(partner.toPay), zero) > 0 && <span className={classes.muted}>{t('toPay', { amount: amount(partner.toPay) })}</span>}
            <Button size="compact-sm" variant="default" aria-label={t('payNamed', { name: partner.organisation.name })} onClick={() => setPaid(partner)}>
              {t('pay')}
            </Button>
          </span>
        ),
    });
  }
  return (
    <section aria-labelledby="thermometers">
      <h3 id="thermometers">{t(cash.scope === 'project' ? 'partners' : 'own')}</h3>
      <ul className={classes.legend}>
        {(['planned', 'approved', 'paid'] as const).map((kind) => (
          <li key={kind}>
            <i data-kind={kind} aria-hidden />
            {t(`legend.${kind}`)}
          </li>
        ))}
      </ul>
      <DataTable caption={t('partners')} rows={cash.partners} rowKey={({ partnerId }) => partnerId} columns={columns} />
      <p className={`${classes.muted} ${classes.after}`}>{t('owedHow')}</p>
      {paid && <PaymentDialog projectId={projectId} cash={cash} partner={paid} onClose={() => setPaid(null)} />}
    </section>
  );
}

function State({ partner }: { partner: Thermometer }) {
  const { t } = useTranslation('cash');
  const language = useLanguage();
  if (partner.role === 'coordinator') return <span className={classes.muted}>{t('paidByAgency')}</span>;
  const size = partner.state === 'overpaid' ? partner.over : partner.owed.replace(/^-/, '');
  return <StatusBadge tone={tones[partner.state]}>{t(`state.${partner.state}`, { amount: formatAmount(size, language) })}</StatusBadge>;
}
