import type { Feature } from '@/app/featureTypes';

export const workplanFeature: Feature = { name: 'workplan', projectTabs: [{ label: 'nav:plan', path: 'plan', order: 40, action: 'read_plan' }] };
