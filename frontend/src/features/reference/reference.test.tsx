import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { AboutDataPage } from './AboutDataPage';

const source = {
  key: 'institutions', title: 'Higher education institutions holding an ECHE', publisher: 'European Commission', address: 'https://example.org/list', licence: 'CC BY 4.0',
  licenceAddress: 'https://creativecommons.org/licenses/by/4.0/', asOf: '2026-04-08', rows: 6142, attribution: '© European Union', usedFor: 'Fills the register.', knownLimits: ['None of the United Kingdom.'],
};

it('names publisher, licence, date, size and limits of every data set, in the reader’s language', async () => {
  const items = [source, { ...source, key: 'later', title: 'A later set', asOf: '' }];
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ items }), { headers: { 'Content-Type': 'application/json' } }));
  await show(<AboutDataPage />, { namespaces: ['reference'], language: 'sv', at: '/about-data' });
  expect(await screen.findByRole('heading', { level: 2, name: 'Lärosäten med Erasmus-stadga' })).toBeInTheDocument();
  expect(screen.getAllByRole('link', { name: 'CC BY 4.0' })[0]).toHaveAttribute('href', source.licenceAddress);
  expect(screen.getByText('2026-04-08')).toBeInTheDocument();
  expect(screen.getAllByText(/^6\s142$/)).toHaveLength(2);
  expect(screen.getByText(/Storbritannien och Schweiz/)).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 2, name: 'A later set' })).toBeInTheDocument();
  expect(screen.getByText('utgivaren anger inget datum')).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});
