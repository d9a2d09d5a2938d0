import { IconArrowsExchange, IconDatabase } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';

export const referenceFeature: Feature = {
  name: 'reference',
  navigation: [
    { label: 'nav:exchangeRates', to: '/exchange-rates', icon: IconArrowsExchange, order: 90, section: 'reference' },
    { label: 'nav:aboutData', to: '/about-data', icon: IconDatabase, order: 95, section: 'reference' },
  ],
  commands: [{ id: 'rates-import', label: 'nav:importRates', to: '/exchange-rates/import', roles: ['administrator', 'international_office', 'finance'] }],
};
