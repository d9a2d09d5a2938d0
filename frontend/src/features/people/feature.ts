import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';

export const peopleFeature: Feature = {
  name: 'people',
  navigation: [{ label: 'nav:people', to: '/people', icon: IconUsers, order: 70, section: 'office', shortcut: 'f', roles: ['administrator', 'international_office'] }],
  projectTabs: [{ label: 'nav:members', path: 'members', order: 70, action: 'read_members' }],
  commands: [{ id: 'invite', label: 'nav:invitePerson', to: '/people?invite=true', roles: ['administrator'] }],
};
