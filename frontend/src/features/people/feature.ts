import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';

export const peopleFeature: Feature = {
  name: 'people',
  navigation: [{ label: 'nav:people', to: '/people', icon: IconUsers, order: 70, shortcut: 'f', roles: ['administrator', 'international_office'] }],
  projectTabs: [{ label: 'nav:members', path: 'members', order: 70 }],
  commands: [{ id: 'invite', label: 'nav:invitePerson', to: '/people?invite=true', roles: ['administrator'] }],
};
