import { IconClockPlay } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';
import { Bell } from './Bell';

export const notifyFeature: Feature = {
  name: 'notify',
  tool: Bell,
  navigation: [{ label: 'nav:jobs', to: '/jobs', icon: IconClockPlay, order: 80, section: 'office', shortcut: 'j', roles: ['administrator'] }],
  commands: [{ id: 'messages', label: 'nav:messages', to: '/messages' }],
};
