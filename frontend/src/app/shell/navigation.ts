import { useMe } from '../session';
import { features } from '../features';
import type { NavigationItem, NavigationSection } from '../featureTypes';

/** The sections in the order in which they stand; the daily work has no name. */
const sections: readonly (NavigationSection | undefined)[] = [undefined, 'office', 'reference'];

const place = ({ section, order }: NavigationItem) => sections.indexOf(section) * 1000 + order;

/** The lines of the navigation that this reader's roles and rights open, in order. */
export function visibleNavigation(items: readonly NavigationItem[], roles: readonly string[], actions: readonly string[] = []): NavigationItem[] {
  return items
    .filter((item) => (!item.roles || item.roles.some((role) => roles.includes(role))) && (!item.action || actions.includes(item.action)))
    .sort((one, other) => place(one) - place(other));
}

/** The same lines under the headings they have; a section without a line is left out. */
export function bySection(items: readonly NavigationItem[]): { section?: NavigationSection; items: NavigationItem[] }[] {
  return sections.map((section) => ({ section, items: items.filter((item) => item.section === section) })).filter((group) => group.items.length > 0);
}

export function useNavigation(): NavigationItem[] {
  const { roles, allowedActions } = useMe();
  return visibleNavigation(features.flatMap((feature) => feature.navigation ?? []), roles, allowedActions);
}

/** Four in the bar and the rest under "More", or all five. */
export function splitForBottomBar<Item>(items: readonly Item[]): { bar: Item[]; more: Item[] } {
  return items.length <= 5 ? { bar: [...items], more: [] } : { bar: items.slice(0, 4), more: items.slice(4) };
}
