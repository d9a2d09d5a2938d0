import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, compare } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { type Column, DataTable } from '@/ui/DataTable';
import { SourceLink } from '@/ui/SourceLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import classes from './cash.module.css';
import { InstalmentDialog } from './InstalmentDialog';
import { PlanDialog } from './PlanDialog';
import { type Cash, type Instalment, mayManage, useRemoveInstalment } from './queries';
import { percent } from './shares';

/** The agency's instalments: what is agreed, what it waits for, what came in. */
export function InstalmentSection({ projectId, cash }: { projectId: string; cash: Cash }) {
  const { t } = useTranslation('cash');
  const language = useLanguage();
  const [open, setOpen] = useState<'plan' | 'add' | Instalment | null>(null);
  const [removed, setRemoved] = useState<Instalment | null>(null);
  const remove = useRemoveInstalment(projectId);
  const manages = mayManage(cash);
  const amount = (value: string | null) => (value === null ? '' : formatAmount(value, language));
  const rows = cash.instalments;
  const began = rows.some(({ receivedOn }) => receivedOn);
  const differs = cash.sums && cash.grantAwarded !== null && rows.length > 0 && compare(cents(cash.sums.planned), cents(cash.grantAwarded)) !== 0;
  const columns: Column<Instalment>[] = [
    {
      id: 'number',
      header: t('column.instalment'),
      cell: ({ number, kind, share }) => (
        <span className={classes.named}>
          {t(`kind.${kind}`, { number })}
          {share && <span className={classes.muted}>{t('ofGrant', { percent: percent(share, language) })}</span>}
        </span>
      ),
    },
  ];
  if (cash.scope === 'project') columns.push({ id: 'amount', header: t('column.agreed'), numeric: true, cell: (row) => amount(row.amount), footer: amount(cash.sums?.planned ?? null) });
  columns.push(
    { id: 'terms', header: t('column.terms'), cell: (row) => <Terms row={row} /> },
    { id: 'due', header: t('column.due'), whole: true, cell: ({ dueOn }) => dueOn ?? <span className={classes.muted}>{t('noDay')}</span> },
    { id: 'received', header: t('column.received'), cell: (row) => <Received row={row} /> },
  );
  if (manages) {
    columns.push({
      id: 'acts',
      header: t('column.act'),
      cell: (row) => (
        <span className={classes.acts}>
          <Button size="compact-sm" variant="default" aria-label={t(row.receivedOn ? 'changeInstalmentNamed' : 'receiveNamed', { number: row.number })} onClick={() => setOpen(row)}>
            {t(row.receivedOn ? 'change' : 'receive')}
          </Button>
          {!row.receivedOn && (
            <Button size="compact-sm" variant="subtle" color="red" aria-label={t('removeInstalmentNamed', { number: row.number })} onClick={() => setRemoved(row)}>
              {t('remove')}
            </Button>
          )}
        </span>
      ),
    });
  }
  return (
    <section aria-labelledby="instalments">
      <div className={classes.head}>
        <h3 id="instalments">{t('instalments')}</h3>
        {manages && (
          <span className={classes.acts} data-print="no">
            {!began && cash.grantAwarded !== null && (
              <Button variant={rows.length === 0 ? 'filled' : 'default'} onClick={() => setOpen('plan')}>
                {t(rows.length === 0 ? 'plan.open' : 'plan.again')}
              </Button>
            )}
            <Button variant="default" onClick={() => setOpen('add')}>
              {t('addInstalment')}
            </Button>
          </span>
        )}
      </div>
      {differs && <Strip tone="attention">{t('sumDiffers', { planned: amount(cash.sums!.planned), awarded: amount(cash.grantAwarded) })}</Strip>}
      <DataTable caption={t('instalments')} rows={rows} rowKey={({ id }) => id} columns={columns} empty={<p className={classes.muted}>{t('noInstalments')}</p>} />
      {open === 'plan' && <PlanDialog projectId={projectId} cash={cash} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'plan' && <InstalmentDialog projectId={projectId} instalment={open === 'add' ? undefined : open} onClose={() => setOpen(null)} />}
      <ConfirmSummary
        opened={removed !== null}
        onClose={() => setRemoved(null)}
        title={t('removeInstalment')}
        summary={removed ? [{ label: t(`kind.${removed.kind}`, { number: removed.number }), value: amount(removed.amount) }] : []}
        confirm={t('remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removed && remove.mutate(removed, { onSuccess: () => setRemoved(null) })}
      />
    </section>
  );
}

function Terms({ row }: { row: Instalment }) {
  const { t } = useTranslation('cash');
  const language = useLanguage();
  const { use } = row;
  return (
    <span className={classes.named}>
      {t(`terms.${row.terms}`)}
      {row.remark && <span className={classes.muted}>{row.remark}</span>}
      {use && (
        <>
          <StatusBadge tone={use.met ? 'good' : 'waiting'}>
            {t(use.met ? 'use.met' : 'use.notMet', { percent: percent(use.share, language), used: formatAmount(use.used, language), needed: formatAmount(use.needed, language) })}
          </StatusBadge>
          {use.note && <span className={classes.muted}>{use.note}</span>}
          <SourceLink title={use.source.title} address={use.source.address} confirmed={use.confirmed} />
        </>
      )}
    </span>
  );
}

function Received({ row }: { row: Instalment }) {
  const { t } = useTranslation('cash');
  const language = useLanguage();
  if (!row.receivedOn) return <StatusBadge tone="waiting">{t('awaited')}</StatusBadge>;
  const back = row.receivedAmount?.startsWith('-') ?? false;
  const words = row.receivedAmount === null ? 'receivedOn' : back ? 'paidBackOn' : 'receivedAmountOn';
  return (
    <span className={classes.named}>
      <StatusBadge tone="good">{t(words, { amount: formatAmount(row.receivedAmount?.replace('-', '') ?? '0', language), date: row.receivedOn })}</StatusBadge>
      {row.reference && <span className={classes.muted}>{row.reference}</span>}
    </span>
  );
}
