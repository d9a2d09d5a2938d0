import { IconHeartHandshake } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';

export const partnershipFeature: Feature = {
  name: 'partnership',
  navigation: [{ label: 'nav:partnerships', to: '/partnerships', icon: IconHeartHandshake, order: 30, shortcut: 's', action: 'propose_partnership' }],
};
