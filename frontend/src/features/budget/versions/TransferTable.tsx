import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { DataTable } from '@/ui/DataTable';
import { SourceLink } from '@/ui/SourceLink';
import { StatusBadge } from '@/ui/StatusBadge';
import type { TransferLine } from './amendmentQueries';
import classes from './Versions.module.css';

/** Category by category: what was agreed, what would change, and the rule that bounds it; `unknown` where the call's rules are not. */
export function TransferTable({ lines, unknown = false }: { lines: readonly TransferLine[]; unknown?: boolean }) {
  const { t } = useTranslation(['versions', 'budget']);
  const language = useLanguage();
  const money = (amount: string) => formatAmount(amount, language);
  const per = (share: string) => (language === 'sv' ? share.replace('.', ',') : share).replace('-', '\u2212');
  return (
    <DataTable
      caption={t('transfer.table')}
      rows={lines}
      rowKey={({ category }) => category}
      columns={[
        { id: 'category', header: t('beside.category'), cell: ({ category }) => t(`budget:category.${category}`) },
        { id: 'agreed', header: t('transfer.agreed'), numeric: true, cell: ({ agreed }) => money(agreed) },
        { id: 'plan', header: t('transfer.plan'), numeric: true, cell: ({ plan }) => money(plan) },
        { id: 'proposed', header: t('transfer.proposed'), numeric: true, cell: ({ proposed }) => money(proposed) },
        {
          id: 'change', header: t('transfer.change'), numeric: true,
          cell: ({ change, share }) => (change === '0.00' ? '–' : <>{money(change)}{share && <span className={classes.change}>{t('transfer.share', { share: per(share) })}</span>}</>),
        },
        { id: 'limit', header: t('transfer.limit'), numeric: true, cell: (line) => <Limit line={line} money={money} /> },
        {
          id: 'rule', header: t('transfer.rule'),
          cell: ({ rule, broken, source, confirmed, change }) => {
            if (!rule) return change === '0.00' ? <span className={classes.quiet}>{t('transfer.unchanged')}</span> : <span className={classes.quiet}>{t(unknown ? 'transfer.unknown' : 'transfer.unbounded')}</span>;
            return (
              <span className={classes.stack}>
                <StatusBadge tone={broken ? 'attention' : 'good'}>{t(broken ? 'transfer.broken' : 'transfer.kept')}</StatusBadge>
                <span>{t(`transfer.rules.${rule}`)}</span>
                <SourceLink {...source} confirmed={confirmed} />
              </span>
            );
          },
        },
      ]}
    />
  );
}

function Limit({ line, money }: { line: TransferLine; money: (amount: string) => string }) {
  const { t } = useTranslation('versions');
  if (line.limit === undefined || line.room === undefined) return '–';
  const over = line.room.startsWith('-');
  return (
    <>
      {money(line.limit)}
      <span className={over ? classes.over : classes.change}>{t(over ? 'transfer.over' : 'transfer.room', { amount: money(line.room.replace('-', '')) })}</span>
    </>
  );
}
