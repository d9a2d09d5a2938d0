import type { Feature } from '@/app/featureTypes';

export const cashFeature: Feature = { name: 'cash', projectTabs: [{ label: 'nav:cash', path: 'cash', order: 35, action: 'read_budget' }] };
