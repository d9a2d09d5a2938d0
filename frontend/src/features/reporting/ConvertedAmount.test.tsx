import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { show, violations } from '@/testing/render';
import { ConvertedAmount } from './ConvertedAmount';
import { fieldsOf } from './conversionWords';
import { testCost } from './testReport';

const kronor = testCost({
  amount: '1165.90',
  currency: 'SEK',
  originalAmount: '12345.50',
  conversion: { rule: 'month_of_cost', series: 'inforeuro', from: '2027-03-01', until: '2027-03-31', unitsPerEuro: '10.5888', exact: '10.5888', quotes: 1, origin: 'derived', source: 'Derived from the ECB' },
});

it('opens the receipt, the rate and its mark behind the euro of a cost', async () => {
  await show(<ConvertedAmount cost={kronor} />, { namespaces: ['reporting'], language: 'sv' });
  expect(screen.getByText(/^12\s345,50\sSEK$/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: /1\s165,90/ }));
  expect(await screen.findByText('InforEuro 2027-03')).toBeInTheDocument();
  expect(screen.getByText(/inte den officiella siffran/)).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

it('sends a cost in another currency by its receipt, never by its euro', () => {
  expect(fieldsOf(kronor)).toMatchObject({ currency: 'SEK', originalAmount: '12345.50' });
  expect(fieldsOf(kronor)).not.toHaveProperty('amount');
  expect(fieldsOf(testCost())).toMatchObject({ amount: '4812.50' });
});
