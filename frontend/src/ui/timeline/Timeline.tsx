import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths, type IsoDate, monthLabel, projectMonth, projectShare } from '@/dates/calendar';
import { monthInWords } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import classes from './Timeline.module.css';
import { type Span, stepSpan } from './stepSpan';
import { monthTicks } from './monthTicks';
import { partnerHue } from '../tokens/partnerHue';

export interface TimelineRow extends Span {
  id: string;
  label: string;
  /** Heading above the row, such as its work package; rows of a group follow each other. */
  group?: string;
  /** A bar from `from` to `to`, or a point on `from`. */
  shape: 'bar' | 'point';
  /** The leading partner's place in the consortium. */
  partner?: number;
  /** What to say about it, such as the lead and the state. */
  note?: string;
  late?: boolean;
  done?: boolean;
}

interface TimelineProps {
  label: string;
  start: IsoDate;
  months: number;
  today: IsoDate;
  rows: readonly TimelineRow[];
  onOpen: (id: string) => void;
  /** Present when the reader may move rows; a row's own date fields do the same. */
  onMove?: (id: string, span: Span) => void;
}

/**
 * Work on a line of project months. Every row is one stop of the Tab key's
 * group: up and down change row, Enter opens, arrows move it where that is
 * allowed. Nothing needs dragging.
 */
export function Timeline({ label, start, months, today, rows, onOpen, onMove }: TimelineProps) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const [active, setActive] = useState(0);
  const [said, setSaid] = useState('');
  const marks = useRef(new Map<string, HTMLButtonElement>());
  const left = (date: IsoDate) => `${Math.min(100, Math.max(0, projectShare(start, months, date) * 100))}%`;
  const current = Math.min(active, rows.length - 1);

  const onKeyDown = (event: KeyboardEvent, row: TimelineRow, at: number) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = rows[Math.min(rows.length - 1, Math.max(0, to))]!;
      setActive(rows.indexOf(next));
      marks.current.get(next.id)?.focus();
      return;
    }
    const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!direction || !onMove) return;
    event.preventDefault();
    const span = stepSpan(row, row.shape, { direction, month: event.shiftKey, end: event.altKey });
    onMove(row.id, span);
    setSaid(t('timeline.moved', { label: row.label, ...span }));
  };

  const describe = (row: TimelineRow) => {
    const [first, last] = [monthLabel(projectMonth(start, row.from)), monthLabel(projectMonth(start, row.to))];
    const text =
      row.shape === 'point'
        ? t('timeline.point', { label: row.label, date: row.from, month: first })
        : t('timeline.bar', { label: row.label, from: row.from, to: row.to, months: first === last ? first : `${first}–${last}` });
    return [text, row.note, row.late ? t('ribbon.late') : ''].filter(Boolean).join(', ');
  };

  return (
    <section aria-label={label} className={classes.timeline}>
      <p className={classes.help} data-print="no">{onMove ? t('timeline.help') : t('timeline.helpRead')}</p>
      <div className={classes.scroll}>
        <div className={classes.grid}>
          <div className={classes.head} aria-hidden>
            <span />
            <div className={classes.axis}>
              {monthTicks(months).map((month) => {
                const from = addMonths(start, month - 1);
                return (
                  <span key={month} style={{ left: left(from) }}>
                    <b>{monthLabel(month)}</b> {monthInWords(from, language)}
                  </span>
                );
              })}
            </div>
          </div>
          <ul className={classes.rows}>
            {rows.map((row, at) => (
              <li key={row.id} className={classes.row}>
                {row.group && row.group !== rows[at - 1]?.group && <div className={classes.group}>{row.group}</div>}
                <div className={classes.lane}>
                  <span className={classes.label} aria-hidden>{row.label}</span>
                  <div className={classes.track}>
                    {today >= start && today < addMonths(start, months) && <i className={classes.today} style={{ left: left(today) }} />}
                    <button
                      ref={(node) => {
                        if (node) marks.current.set(row.id, node);
                        else marks.current.delete(row.id);
                      }}
                      type="button"
                      className={classes.mark}
                      data-shape={row.shape}
                      data-late={row.late}
                      data-done={row.done}
                      tabIndex={at === current ? 0 : -1}
                      aria-label={describe(row)}
                      title={describe(row)}
                      style={{
                        left: left(row.from),
                        right: row.shape === 'bar' ? `calc(100% - ${left(addDays(row.to, 1))})` : undefined,
                        '--hue': row.partner === undefined ? 'var(--k-muted)' : partnerHue(row.partner),
                      } as React.CSSProperties}
                      onFocus={() => setActive(at)}
                      onKeyDown={(event) => onKeyDown(event, row, at)}
                      onClick={() => onOpen(row.id)}
                    />
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div role="status" className="visually-hidden">{said}</div>
    </section>
  );
}
