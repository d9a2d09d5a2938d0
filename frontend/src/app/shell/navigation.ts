import { useMe } from '../session';
import { features } from '../features';
import type { NavigationItem } from '../featureTypes';

/** The lines of the navigation that this reader's roles open, in order. */
export function visibleNavigation(items: readonly NavigationItem[], roles: readonly string[]): NavigationItem[] {
  return items.filter((item) => !item.roles || item.roles.some((role) => roles.includes(role))).sort((one, other) => one.order - other.order);
}

export function useNavigation(): NavigationItem[] {
  const { roles } = useMe();
  return visibleNavigation(features.flatMap((feature) => feature.navigation ?? []), roles);
}

/** Four in the bar and the rest under "More", or all five. */
export function splitForBottomBar<Item>(items: readonly Item[]): { bar: Item[]; more: Item[] } {
  return items.length <= 5 ? { bar: [...items], more: [] } : { bar: items.slice(0, 4), more: items.slice(4) };
}
