import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { show, violations } from '@/testing/render';
import type { Partner } from '../queries';
import { PlacesOfPartners } from './MapPage';
import { outlinesOf, pathOf } from './outlines';
import { pinsOf, spread, viewFor } from './pins';
import { europe, inEurope, world } from './projection';

const partner = (id: string, name: string, country: string, place: [number, number] | null, change: Partial<Partner> = {}): Partner =>
  ({
    id, role: 'partner', standing: 'programme_country', wording: 'programme_countries', leftOn: null,
    organisation: { id, name, country, city: name, longitude: place?.[0] ?? null, latitude: place?.[1] ?? null },
    ...change,
  }) as Partner;

const lund = partner('1', 'Lund', 'SE', [13.19, 55.7]);
const turku = partner('2', 'Turku', 'FI', [22.27, 60.45]);
const abo = partner('3', 'Åbo', 'FI', [22.27, 60.45]);
const madrid = partner('4', 'Madrid', 'ES', null);

describe('projections', () => {
  it('keep north above south and west left of east', () => {
    for (const project of [europe, world]) {
      expect(project([25, 70])[1]).toBeLessThan(project([25, 40])[1]);
      expect(project([-9, 50])[0]).toBeLessThan(project([30, 50])[0]);
    }
    expect(europe([10, 52]).map((value) => Math.abs(Math.round(value * 1e9)))).toEqual([0, 0]);
  });

  it('know what lies outside Europe', () => {
    expect(inEurope([13, 55])).toBe(true);
    expect(inEurope([-79, 43])).toBe(false);
  });
});

describe('the drawing', () => {
  it('holds every pin inside its edges, at home and abroad', () => {
    for (const partners of [[lund, turku], [lund], [lund, partner('5', 'Toronto', 'CA', [-79.4, 43.7]), partner('6', 'Pretoria', 'ZA', [28.2, -25.7])]]) {
      const pins = pinsOf(partners);
      const view = viewFor(pins, false);
      for (const [x, y] of spread(pins, view, 30).values()) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(view.width);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(view.height);
      }
    }
  });

  it('sets pins of one city side by side', () => {
    const pins = pinsOf([turku, abo]);
    const [one, other] = [...spread(pins, viewFor(pins, false), 30).values()];
    expect(Math.hypot(one![0] - other![0], one![1] - other![1])).toBeGreaterThanOrEqual(30);
  });

  it('has outlines of small countries and none of unknown ones', () => {
    expect(outlinesOf('MT').length).toBeGreaterThan(0);
    expect(outlinesOf('QQ')).toEqual([]);
    expect(pathOf('SE', viewFor(pinsOf([lund]), true))).toMatch(/^M/);
  });

  it('leaves out whoever has left and keeps the numbers of the rest', () => {
    expect(pinsOf([lund, { ...turku, leftOn: '2028-01-01' }, abo]).map(({ number }) => number)).toEqual([1, 3]);
  });
});

it('shows pins that lead to their line in the list, and says where no place is known', async () => {
  await show(<PlacesOfPartners partners={[lund, turku, madrid]} others={['DE']} />, { namespaces: ['map', 'consortium'] });
  const map = screen.getByRole('group', { name: 'Map with 3 partners' });
  expect(within(map).getAllByRole('link')).toHaveLength(2);
  const list = screen.getByRole('table', { name: 'Partners on the map' });
  expect(within(list).getByRole('row', { name: /Madrid/ })).toHaveTextContent('no certain place on the map');
  await userEvent.click(within(map).getByRole('link', { name: /2\. Turku, Turku, Finland/ }));
  expect(within(list).getByText('Turku', { selector: '#place-2' })).toHaveFocus();
  await userEvent.click(screen.getByText('All of Europe'));
  expect(within(map).getAllByRole('link')).toHaveLength(2);
  expect(await violations()).toEqual([]);
});
