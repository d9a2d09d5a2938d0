import { IconHome } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';

export const homeFeature: Feature = {
  name: 'home',
  navigation: [{ label: 'nav:home', to: '/', icon: IconHome, order: 10, shortcut: 'h' }],
};
