import { IconFolders } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';
import { ProjectHeader } from './ProjectHeader';
import { searchProjects } from './searchProjects';

export const consortiumFeature: Feature = {
  name: 'consortium',
  navigation: [{ label: 'nav:projects', to: '/projects', icon: IconFolders, order: 20, shortcut: 'p', action: 'read_project' }],
  projectTabs: [
    { label: 'nav:project.overview', path: '', order: 10 },
    { label: 'nav:project.consortium', path: 'consortium', order: 20 },
    { label: 'nav:project.whatIf', path: 'what-if', order: 25 },
    { label: 'nav:project.history', path: 'history', order: 90, action: 'read_project_history' },
  ],
  commands: [{ id: 'create-project', label: 'nav:createProject', to: '/projects/new', roles: ['international_office'] }],
  search: [{ id: 'projects', label: 'nav:projects', search: searchProjects }],
  projectHeader: ProjectHeader,
};
