import { useQuery } from '@tanstack/react-query';
import type { Feature } from '@/app/featureTypes';
import { reportsQuery } from './queries';

/** How many reports wait for the reader: to be reviewed, corrected, or written after their due date. */
function useWaiting(projectId: string): number | undefined {
  const { data } = useQuery(reportsQuery(projectId));
  return data?.items.filter(({ allowedActions, status, overdueDays }) => {
    const writes = allowedActions.includes('edit_report') || allowedActions.includes('start_report');
    return allowedActions.includes('approve_report') || (writes && (status === 'returned' || overdueDays > 0));
  }).length;
}

export const reportingFeature: Feature = {
  name: 'reporting',
  projectTabs: [{ label: 'nav:reports', path: 'reports', order: 50, action: 'read_reports', useCount: useWaiting }],
};
