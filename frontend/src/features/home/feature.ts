import { IconHome } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Feature } from '@/app/featureTypes';
import { turnsQuery } from './queries';
import { pressing } from './turns';

function useWaiting(): number | undefined {
  const { data } = useQuery(turnsQuery);
  return data && pressing(data.items, data.today);
}

export const homeFeature: Feature = {
  name: 'home',
  navigation: [{ label: 'nav:home', to: '/', icon: IconHome, order: 10, shortcut: 'h', useCount: useWaiting }],
};
