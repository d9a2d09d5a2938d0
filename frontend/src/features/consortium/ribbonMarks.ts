import type { TFunction } from 'i18next';
import { addDays, addMonths } from '@/dates/calendar';
import type { RibbonMark } from '@/ui/Ribbon';
import type { Mark, Project } from './queries';

/** The marks of a project as its ribbon draws them, with the end of the project as the last. */
export function ribbonMarks(marks: readonly Mark[], project: Pick<Project, 'id' | 'startOn' | 'durationMonths'>, t: TFunction<'consortium'>): RibbonMark[] {
  const drawn: RibbonMark[] = marks.flatMap((mark): RibbonMark[] => {
    if (!mark.on) return [];
    const { id, on, late, done } = mark;
    if (mark.kind === 'report_due') {
      return [{ id, kind: 'report', short: t('consortium:mark.period', { number: mark.code }), label: t('consortium:mark.reportsDue', { number: mark.code }), on, to: `/projects/${project.id}/reports` }];
    }
    return [{ id, kind: mark.kind, short: mark.code, label: mark.title, on, to: `/projects/${project.id}/plan?open=${id}`, late, done }];
  });
  if (project.startOn) {
    const end = addDays(addMonths(project.startOn, project.durationMonths), -1);
    drawn.push({ id: 'end', kind: 'milestone', short: t('consortium:mark.end'), label: t('consortium:mark.lastDay'), on: end, to: `/projects/${project.id}` });
  }
  return drawn;
}
