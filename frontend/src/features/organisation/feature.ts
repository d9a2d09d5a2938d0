import { IconBuildingBank } from '@tabler/icons-react';
import { api, body } from '@/api/client';
import type { Feature } from '@/app/featureTypes';

const writers = ['administrator', 'international_office'];

export const organisationFeature: Feature = {
  name: 'organisation',
  navigation: [{ label: 'nav:organisations', to: '/organisations', icon: IconBuildingBank, order: 40, shortcut: 'o' }],
  commands: [
    { id: 'organisation-add', label: 'nav:addOrganisation', to: '/organisations/new', roles: writers },
    { id: 'organisation-import', label: 'nav:importOrganisations', to: '/organisations/import', roles: writers },
  ],
  search: [
    {
      id: 'organisations',
      label: 'nav:organisations',
      search: async (text, { signal }) => {
        const found = await body(api.GET('/api/v1/organisations', { params: { query: { q: text, limit: 6 } }, signal }));
        return found.items.map(({ id, name, city, country }) => ({ id: `organisation ${id}`, text: name, note: [city, country].filter(Boolean).join(', '), to: `/organisations/${id}` }));
      },
    },
  ],
};
