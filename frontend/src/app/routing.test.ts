import { expect, it } from 'vitest';
import { initials } from './shell/initials';
import { bySection, splitForBottomBar, visibleNavigation } from './shell/navigation';
import { folded, matches } from './shell/usePaletteHits';
import { safeReturn, signInAddress } from './session';

const icon = () => null;

it('returns after sign-in only to an address of our own', () => {
  for (const address of ['https://evil.example', '//evil.example', '/\\evil.example', '/a\\b', 'javascript:alert(1)', '/\u0009/evil.example', '', '/sign-in?return=/x']) {
    expect(safeReturn(address)).toBe('/');
  }
  expect(safeReturn('/projects/1/budget?year=2')).toBe('/projects/1/budget?year=2');
  expect(safeReturn(undefined)).toBe('/');
});

it('remembers the deep link on the way to sign-in, once', () => {
  expect(signInAddress('/projects/1?tab=a b')).toBe('/sign-in?return=%2Fprojects%2F1%3Ftab%3Da%20b');
  expect(signInAddress('/sign-in?return=%2Fx')).toBe('/sign-in');
  expect(signInAddress('/')).toBe('/sign-in');
});

it('shows a line of the navigation to those whose role opens it, in order', () => {
  const items = [
    { label: 'nav:users', to: '/users', icon, order: 30, roles: ['administrator'] },
    { label: 'nav:home', to: '/', icon, order: 10 },
  ];
  expect(visibleNavigation(items, ['employee']).map((item) => item.to)).toEqual(['/']);
  expect(visibleNavigation(items, ['administrator']).map((item) => item.to)).toEqual(['/', '/users']);
});

it('puts the daily work first, then the office, then what is looked up', () => {
  const items = [
    { label: 'nav:aboutData', to: '/about-data', icon, order: 5, section: 'reference' as const },
    { label: 'nav:people', to: '/people', icon, order: 70, section: 'office' as const },
    { label: 'nav:home', to: '/', icon, order: 90 },
  ];
  const visible = visibleNavigation(items, []);
  expect(visible.map((item) => item.to)).toEqual(['/', '/people', '/about-data']);
  expect(bySection(visible).map(({ section }) => section)).toEqual([undefined, 'office', 'reference']);
  expect(bySection(visible.slice(0, 1))).toHaveLength(1);
});

it('puts five places at most in the bottom bar', () => {
  expect(splitForBottomBar([1, 2, 3, 4, 5])).toEqual({ bar: [1, 2, 3, 4, 5], more: [] });
  expect(splitForBottomBar([1, 2, 3, 4, 5, 6])).toEqual({ bar: [1, 2, 3, 4], more: [5, 6] });
});

it('finds pages without accents and by the beginning of each word', () => {
  expect(folded('Malmö')).toBe('malmo');
  expect(matches('Malmö universitet', 'uni malm')).toBe(true);
  expect(matches('Malmö universitet', 'sitet')).toBe(false);
  expect(matches('Malmö universitet', '')).toBe(true);
});

it('takes initials from the first and last word, whole characters at a time', () => {
  expect(initials('Åsa Maria Öberg')).toBe('ÅÖ');
  expect(initials(' Prince ')).toBe('P');
  expect(initials('')).toBe('');
  expect(initials('👩‍🔬 Curie')).toBe('👩‍🔬C');
});
