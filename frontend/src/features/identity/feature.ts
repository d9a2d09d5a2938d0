import type { Feature } from '@/app/featureTypes';

export const identityFeature: Feature = { name: 'identity', commands: [{ id: 'account', label: 'nav:account', to: '/account' }] };
