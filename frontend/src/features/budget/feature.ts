import type { Feature } from '@/app/featureTypes';

export const budgetFeature: Feature = { name: 'budget', projectTabs: [{ label: 'nav:budget', path: 'budget', order: 30, action: 'read_budget' }] };
