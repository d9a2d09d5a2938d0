import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, negate } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { type Column, DataTable } from '@/ui/DataTable';
import { PartnerChip } from '@/ui/PartnerChip';
import classes from './cash.module.css';
import { PaymentDialog } from './PaymentDialog';
import { type Cash, contentAddress, mayManage, type Payment, useRemovePayment } from './queries';

/** What the coordinator paid each partner, and what came back, with its proof. */
export function PaymentSection({ projectId, cash }: { projectId: string; cash: Cash }) {
  const { t } = useTranslation('cash');
  const language = useLanguage();
  const [open, setOpen] = useState<'add' | Payment | null>(null);
  const [removed, setRemoved] = useState<Payment | null>(null);
  const remove = useRemovePayment(projectId);
  const partners = new Map(cash.partners.map((partner) => [partner.partnerId, partner]));
  const numbers = new Map(cash.instalments.map((row) => [row.id, row]));
  const signed = ({ kind, amount }: Payment) => formatAmount(kind === 'repayment' ? negate(cents(amount)) : cents(amount), language);
  const name = ({ partnerId }: Payment) => partners.get(partnerId)?.organisation.name ?? '';
  const manages = mayManage(cash);
  const columns: Column<Payment>[] = [
    { id: 'day', header: t('column.day'), whole: true, cell: ({ paidOn }) => paidOn },
    {
      id: 'partner',
      header: t('column.partner'),
      cell: ({ partnerId }) => {
        const partner = partners.get(partnerId);
        return partner && <PartnerChip index={partner.position} name={partner.organisation.name} country={partner.organisation.country} />;
      },
    },
    {
      id: 'amount',
      header: t('column.amount'),
      numeric: true,
      cell: (payment) => (
        <span className={classes.figure}>
          {signed(payment)}
          {payment.kind === 'repayment' && <span className={classes.muted}>{t('paidBack')}</span>}
        </span>
      ),
      footer: cash.sums ? formatAmount(cash.sums.paid, language) : undefined,
    },
    {
      id: 'of',
      header: t('column.of'),
      cell: ({ instalmentId, reference, remark }) => {
        const row = numbers.get(instalmentId);
        return (
          <span className={classes.named}>
            {row && t(`kind.${row.kind}`, { number: row.number })}
            {[reference, remark].filter(Boolean).map((text) => (
              <span key={text} className={classes.muted}>
                {text}
              </span>
            ))}
          </span>
        );
      },
    },
    {
      id: 'proof',
      header: t('column.proof'),
      cell: ({ document }) =>
        document ? (
          <a href={contentAddress(projectId, document.id)} download>
            {document.name}
          </a>
        ) : (
          <span className={classes.muted}>{t('noProof')}</span>
        ),
    },
  ];
  if (manages) {
    columns.push({
      id: 'acts',
      header: t('column.act'),
      cell: (payment) => (
        <span className={classes.acts}>
          <Button size="compact-sm" variant="subtle" aria-label={t('changePaymentNamed', { name: name(payment), date: payment.paidOn })} onClick={() => setOpen(payment)}>
            {t('change')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" aria-label={t('removePaymentNamed', { name: name(payment), date: payment.paidOn })} onClick={() => setRemoved(payment)}>
            {t('remove')}
          </Button>
        </span>
      ),
    });
  }
  return (
    <section aria-labelledby="payments">
      <div className={classes.head}>
        <h3 id="payments">{t('payments')}</h3>
        {manages && (
          <Button variant="default" onClick={() => setOpen('add')} data-print="no">
            {t('addPayment')}
          </Button>
        )}
      </div>
      <DataTable caption={t('payments')} rows={cash.payments} rowKey={({ id }) => id} columns={columns} empty={<p className={classes.muted}>{t('noPayments')}</p>} />
      {open && <PaymentDialog projectId={projectId} cash={cash} payment={open === 'add' ? undefined : open} onClose={() => setOpen(null)} />}
      <ConfirmSummary
        opened={removed !== null}
        onClose={() => setRemoved(null)}
        title={t('removePayment')}
        summary={removed ? [{ label: t('label.partnerId'), value: name(removed) }, { label: t('label.paidOn'), value: removed.paidOn }, { label: t('label.amount'), value: signed(removed) }] : []}
        confirm={t('remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removed && remove.mutate(removed, { onSuccess: () => setRemoved(null) })}
      />
    </section>
  );
}
