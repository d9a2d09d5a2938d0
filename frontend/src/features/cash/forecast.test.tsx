import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { show, violations } from '@/testing/render';
import { ForecastView } from './ForecastView';
import type { Forecast } from './queries';

const outlook = { planned: '100.00', submitted: '5.00', approved: '20.00', toDate: '50.00', rest: '50.00', expected: '40.00', unspent: '60.00', over: '0.00' };
const organisation = { id: 'o2', name: 'Åbo Akademi', country: 'FI', city: 'Åbo' };

const forecast = {
  scope: 'project', ended: false, whole: { ...outlook, planned: '200.00' },
  partners: [
    { partnerId: 'p1', position: 0, reportedMonths: 0, organisation: { ...organisation, name: 'Lund' }, ...outlook, submitted: '0.00', unspent: '0.00', over: '3.00' },
    { partnerId: 'p2', position: 1, reportedMonths: 12, organisation, ...outlook },
  ],
  categories: [{ category: 'multiplier_events', ...outlook }],
  places: [{ partnerId: 'p2', category: 'multiplier_events', ...outlook }],
  months: [{ number: 1, planned: '50.00', approved: '20.00', expected: '0.00' }, { number: 2, planned: '50.00', approved: '0.00', expected: '20.00' }],
} as unknown as Forecast;

it('states its method and what is at risk, in words', async () => {
  await show(<ForecastView forecast={forecast} />, { namespaces: ['forecast', 'budget'] });
  expect(screen.getByText(/the same part as of the months it has reported/)).toBeInTheDocument();
  expect(screen.getByText('€3 over budget')).toBeInTheDocument();
  expect(screen.getAllByText('€60 may be left').length).toBeGreaterThan(0);
  expect(screen.getByText('reported to month 12')).toBeInTheDocument();
  expect(screen.getByText('nothing approved yet: as planned')).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

it('shows the months as a table for those who do not see bars', async () => {
  await show(<ForecastView forecast={forecast} />, { namespaces: ['forecast', 'budget'] });
  await userEvent.click(screen.getByRole('button', { name: 'As table' }));
  expect(screen.getByRole('table', { name: 'Month by month' })).toHaveTextContent('M2');
});
