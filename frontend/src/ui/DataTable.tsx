import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DataTable.module.css';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand to the right in tabular figures. */
  numeric?: boolean;
  /** Short words and codes that are never broken. */
  whole?: boolean;
  /** The name the API's `sort` knows this column by; absent means it cannot be sorted. */
  sort?: string;
  /** Total at the foot. */
  footer?: ReactNode;
  /** The column that names the row: the first one unless another says so. */
  rowHeader?: boolean;
}

interface DataTableProps<Row> {
  /** Says what the table lists. Read to screen readers; shown when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in place of rows when there are none. */
  empty?: ReactNode;
  /** As the API writes it: `name`, or `-name` for falling. */
  sort?: string;
  onSort?: (sort: string) => void;
  /** Keyset paging: present while there is more. */
  onMore?: () => void;
  loadingMore?: boolean;
  /** Rows of 28 px instead of 36. */
  dense?: boolean;
}

/**
 * A table with a header that stays in sight. On a narrow screen each row
 * becomes a block of labelled values; it stays a table to assistive technology.
 */
export function DataTable<Row>({ caption, showCaption = false, columns, rows, rowKey, empty, sort = '', onSort, onMore, loadingMore = false, dense = false }: DataTableProps<Row>) {
  const { t } = useTranslation('ui');
  if (rows.length === 0 && empty) return empty;
  const naming = columns.find((column) => column.rowHeader) ?? columns[0];
  const hasFooter = columns.some((column) => column.footer !== undefined);
  return (
    <div className={classes.wrap}>
      <table className={classes.table} role="table" data-dense={dense}>
        <caption className={showCaption ? classes.caption : 'visually-hidden'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => {
                const Cell = column === naming ? 'th' : 'td';
                return (
                  <Cell key={column.id} role={column === naming ? 'rowheader' : 'cell'} scope={column === naming ? 'row' : undefined} className={columnClass(column)}>
                    <span className={classes.label} aria-hidden>
                      {column.header}
                    </span>
                    <span className={classes.value}>{column.cell(row)}</span>
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
        {hasFooter && (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <td key={column.id} role="cell" className={column.numeric ? classes.numeric : undefined} data-empty={column.footer === undefined}>
                  <span className={classes.label} aria-hidden>
                    {column.header}
                  </span>
                  <span className={classes.value}>{column.footer}</span>
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {onMore && (
        <div className={classes.more} data-print="no">
          <span role="status">{t('table.rows', { count: rows.length })}</span>
          <Button variant="default" size="compact-md" loading={loadingMore} onClick={onMore}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

function HeaderCell<Row>({ column, sort, onSort }: { column: Column<Row>; sort: string; onSort?: (sort: string) => void }) {
  const { t } = useTranslation('ui');
  const className = column.numeric ? classes.numeric : undefined;
  if (!column.sort || !onSort) {
    return (
      <th role="columnheader" scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const direction = sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : undefined;
  const next = direction === 'ascending' ? `-${column.sort}` : column.sort;
  return (
    <th role="columnheader" scope="col" aria-sort={direction ?? 'none'} className={className}>
      <button type="button" className={classes.sort} onClick={() => onSort(next)}>
        {column.header}
        {direction === 'ascending' && <IconArrowUp size={13} aria-label={t('table.sortAscending')} />}
        {direction === 'descending' && <IconArrowDown size={13} aria-label={t('table.sortDescending')} />}
      </button>
    </th>
  );
}

function columnClass<Row>({ numeric, whole }: Column<Row>): string | undefined {
  return numeric ? classes.numeric : whole ? classes.whole : undefined;
}
