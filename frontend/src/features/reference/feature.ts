import { IconDatabase } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';

export const referenceFeature: Feature = {
  name: 'reference',
  navigation: [{ label: 'nav:aboutData', to: '/about-data', icon: IconDatabase, order: 95 }],
};
