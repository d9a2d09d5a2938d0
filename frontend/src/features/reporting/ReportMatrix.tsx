import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { type Column, DataTable } from '@/ui/DataTable';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge } from '@/ui/StatusBadge';
import { Late } from './Late';
import type { ReportCell } from './queries';
import { ReportAct } from './ReportAct';
import classes from './reporting.module.css';
import { type Chosen, isChosen, partnerName, toneOf } from './words';

interface Row {
  partner: ReportCell['partner'];
  cells: Map<string, ReportCell>;
}

/** Partners down, periods across; what needs the reader has colour and its act. */
export function ReportMatrix({ projectId, cells, chosen = {} }: { projectId: string; cells: readonly ReportCell[]; chosen?: Chosen }) {
  const { t } = useTranslation('reporting');
  const columns: Column<Row>[] = [
    { id: 'partner', header: t('column.partner'), cell: ({ partner }) => <PartnerChip index={partner.position} name={partnerName(partner)} country={partner.country} /> },
    ...periodsOf(cells).map(
      (period): Column<Row> => ({
        id: period.id,
        header: t('column.period', { number: period.number, due: period.dueOn }),
        cell: (row) => {
          const cell = row.cells.get(period.id);
          return cell ? <Place projectId={projectId} cell={cell} chosen={isChosen(cell, chosen)} /> : <span className={classes.muted}>{t('notExpected')}</span>;
        },
      }),
    ),
  ];
  return <DataTable caption={t('title')} columns={columns} rows={rowsOf(cells)} rowKey={({ partner }) => partner.id} />;
}

function Place({ projectId, cell, chosen }: { projectId: string; cell: ReportCell; chosen: boolean }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  return (
    <span className={classes.place} data-chosen={chosen}>
      <StatusBadge tone={toneOf(cell)}>{t(`status.${cell.status}`)}</StatusBadge>
      {cell.overdueDays > 0 && <Late days={cell.overdueDays} />}
      {cell.reportId && <span className={classes.facts}>{formatAmount(cell.amount, language)}</span>}
      <ReportAct projectId={projectId} cell={cell} />
    </span>
  );
}

function periodsOf(cells: readonly ReportCell[]): ReportCell['period'][] {
  return [...new Map(cells.map(({ period }) => [period.id, period])).values()];
}

function rowsOf(cells: readonly ReportCell[]): Row[] {
  const rows = new Map<string, Row>();
  for (const cell of cells) {
    const row = rows.get(cell.partner.id) ?? { partner: cell.partner, cells: new Map() };
    row.cells.set(cell.period.id, cell);
    rows.set(cell.partner.id, row);
  }
  return [...rows.values()].sort((one, other) => one.partner.position - other.partner.position);
}
