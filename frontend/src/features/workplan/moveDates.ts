import type { Span } from '@/ui/timeline/stepSpan';
import { type Plan, writeActivity, writeDeliverable, writeWorkPackage } from './queries';

/**
 * Saves new dates of several records, one after the other, each at the version
 * that was shown. It stops at the first refusal; what was saved stays saved.
 */
export async function moveDates(projectId: string, { plan, moved }: { plan: Plan; moved: Readonly<Record<string, Span>> }): Promise<void> {
  for (const [id, { from, to }] of Object.entries(moved)) {
    const workPackage = plan.workPackages.find((one) => one.id === id);
    const deliverable = plan.deliverables.find((one) => one.id === id);
    const activity = plan.activities.find((one) => one.id === id);
    if (workPackage) {
      const { number, title, description, leadPartnerId, version } = workPackage;
      await writeWorkPackage(projectId, { edited: { id, version }, draft: { number, title, description, leadPartnerId, startsOn: from, endsOn: to } });
    } else if (deliverable) {
      const { code, title, description, leadPartnerId, workPackageId, version } = deliverable;
      await writeDeliverable(projectId, { edited: { id, version }, draft: { code, title, description, leadPartnerId, workPackageId, dueOn: from } });
    } else if (activity) {
      const { code, kind, title, description, hostPartnerId, place, workPackageId, participants, version } = activity;
      await writeActivity(projectId, { edited: { id, version }, draft: { code, kind, title, description, hostPartnerId, place, workPackageId, participants, startsOn: from, endsOn: to } });
    }
  }
}
