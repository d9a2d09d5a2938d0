import type { TFunction } from 'i18next';
import { daysBetween, type IsoDate } from '@/dates/calendar';
import type { Turn } from './queries';

/** A report has no title; its reference is the number of its period. */
const isReport = (turn: Turn) => turn.title === '';

/** The address where the act is done. */
export function turnAddress(turn: Turn): string {
  const project = `/projects/${turn.projectId}`;
  if (turn.act === 'review_report' || turn.act === 'correct_report') return `${project}/reports/${turn.subjectId}`;
  return isReport(turn) ? `${project}/reports?period=${turn.subjectId}&partner=${turn.partnerId}` : `${project}/plan?open=${turn.subjectId}`;
}

/** Who must do what: "Turku is late with D1.2 Course book". */
export function turnWords(t: TFunction, turn: Turn): string {
  const { act, reference, title, organisation } = turn;
  if (act === 'follow_up') return isReport(turn) ? t('home:turn.followUpReport', { reference, organisation }) : t('home:turn.followUp', { what: `${reference} ${title}`, organisation });
  return t(`home:turn.${act}`, { what: `${reference} ${title}`, reference, organisation });
}

/** The act in words. An activity that is over waits only for being marked as held. */
export function turnAct(t: TFunction, turn: Turn, today: IsoDate): string {
  return turn.act === 'hold_activity' && isLate(turn, today) ? t('home:act.hold_activity_late') : t(`home:act.${turn.act}`);
}

/** A review waits because the report has come; its date is the partner's, and past it nobody is late. */
export function isLate(turn: Turn, today: IsoDate): boolean {
  return turn.act !== 'review_report' && turn.dueOn !== null && turn.dueOn < today;
}

/** Since when or until when. */
export function turnWhen(t: TFunction, turn: Turn, today: IsoDate): string {
  if (!turn.dueOn) return '';
  if (turn.act === 'review_report') return t('home:when.wasDue', { date: turn.dueOn });
  const days = daysBetween(today, turn.dueOn);
  if (days < 0) return t('home:when.late', { count: -days, date: turn.dueOn });
  return days === 0 ? t('home:when.today') : t('home:when.inDays', { count: days, date: turn.dueOn });
}

/** How many lines cannot wait: what is late, and what someone else waits for. */
export function pressing(turns: readonly Turn[], today: IsoDate): number {
  return turns.filter((turn) => isLate(turn, today) || turn.act === 'review_report' || turn.act === 'correct_report').length;
}
