import { useTranslation } from 'react-i18next';
import { addMonths, type IsoDate, monthLabel, projectMonth, projectShare } from '@/dates/calendar';
import classes from './Ribbon.module.css';
import { placeLabels } from './placeLabels';

export interface RibbonMark {
  id: string;
  kind: 'deliverable' | 'activity' | 'report' | 'milestone';
  /** As short as it is known by: `D1.1`, `C1`. */
  short: string;
  label: string;
  on: IsoDate;
  /** The record's address. */
  to: string;
  late?: boolean;
  done?: boolean;
}

interface RibbonProps {
  start: IsoDate;
  months: number;
  today: IsoDate;
  marks: readonly RibbonMark[];
  /** Draws the link, so that the router is the application's own. */
  link: (mark: RibbonMark, props: { className: string | undefined; 'aria-label': string; title: string; children: React.ReactNode }) => React.ReactNode;
}

const shapes = {
  deliverable: <rect x="3" y="3" width="8" height="8" rx="1" />,
  activity: <rect x="3" y="3" width="8" height="8" transform="rotate(45 7 7)" />,
  report: <circle cx="7" cy="7" r="4.2" />,
  milestone: <path d="M7 1.5 12 12H2z" />,
};

/** The project's months from M1 to the last, with today and every date that counts. Each mark opens its record. */
export function Ribbon({ start, months, today, marks, link }: RibbonProps) {
  const { t } = useTranslation('ui');
  const end = addMonths(start, months);
  const month = projectMonth(start, today);
  const here = projectShare(start, months, today);
  const inside = here >= 0 && here <= 1;
  const placed = placeLabels(
    marks.map((mark) => ({ mark, at: Math.min(1, Math.max(0, projectShare(start, months, mark.on))) })).sort((one, other) => one.at - other.at),
    ({ mark }) => 0.012 + mark.short.length * 0.0075,
  );
  const when = month < 1 ? t('ribbon.notStarted', { date: start }) : month > months ? t('ribbon.ended', { date: end }) : t('ribbon.monthOf', { month, months });
  return (
    <section className={classes.ribbon} aria-label={`${t('ribbon.label')}: ${when}`} tabIndex={0}>
      <div className={classes.track}>
        <span className={classes.end}>{monthLabel(1)}</span>
        <div className={classes.line}>
          <div className={classes.years} aria-hidden>
            {Array.from({ length: Math.ceil(months / 12) - 1 }, (_, year) => (
              <i key={year} style={{ left: `${(projectShare(start, months, addMonths(start, (year + 1) * 12)) * 100).toFixed(3)}%` }} />
            ))}
          </div>
          {inside && (
            <div className={classes.today} style={{ left: `${here * 100}%` }}>
              <span>{t('ribbon.today')}</span>
            </div>
          )}
          {inside && <div className={classes.passed} style={{ width: `${here * 100}%` }} aria-hidden />}
          <ol>
            {placed.map(({ item: { mark, at }, row }) => {
              const said = `${mark.short} ${mark.label}, ${t(`ribbon.kind.${mark.kind}`)}, ${mark.on}, ${monthLabel(projectMonth(start, mark.on))}${mark.late ? `, ${t('ribbon.late')}` : ''}`;
              return (
                <li key={mark.id} style={{ left: `${at * 100}%` }} data-late={mark.late} data-done={mark.done}>
                  {link(mark, {
                    className: classes.mark,
                    'aria-label': said,
                    title: said,
                    children: (
                      <>
                        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
                          {shapes[mark.kind]}
                        </svg>
                        {row !== null && <span data-row={row}>{mark.short}</span>}
                      </>
                    ),
                  })}
                </li>
              );
            })}
          </ol>
        </div>
        <span className={classes.end}>{monthLabel(months)}</span>
      </div>
    </section>
  );
}
