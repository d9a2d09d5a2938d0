import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { CostForm } from './CostForm';
import { testReport } from './testReport';

const me = { roles: ['employee'] };

const asked: { method: string; path: string; body: Record<string, unknown> }[] = [];
let converted: () => { status: number; body: unknown };

const conversion = {
  rule: 'month_of_cost', version: 1, allowedActions: [], categories: ['transnational_meetings'],
  currencies: [{ code: 'SEK', decimals: 2 }, { code: 'ISK', decimals: 0 }],
};
const rate = { rule: 'month_of_cost', series: 'inforeuro', from: '2027-03-01', until: '2027-03-31', unitsPerEuro: '10.5888', exact: '10.5888', quotes: 1, origin: 'derived', source: 'Derived from the ECB' };

beforeEach(() => {
  asked.length = 0;
  converted = () => ({ status: 200, body: { amount: '1165.90', conversion: rate } });
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname;
    const text = await request.clone().text();
    if (text) asked.push({ method: request.method, path: path.split('/').at(-1)!, body: JSON.parse(text) as Record<string, unknown> });
    const { status, body } = path.endsWith('/me') ? { status: 200, body: me } : path.endsWith('/conversion') ? { status: 200, body: conversion } : path.endsWith('/cost-conversions') ? converted() : { status: 201, body: {} };
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });
  });
});

async function fill(currency: string, amount: string, onClose = () => undefined) {
  await show(<CostForm projectId="p1" report={testReport()} onClose={onClose} />, { namespaces: ['reporting'], language: 'sv' });
  await userEvent.type(screen.getByRole('textbox', { name: 'Vad kostnaden avser' }), 'Lokal');
  await userEvent.type(screen.getByRole('textbox', { name: 'Datum' }), '2027-03-10');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kategori' }), 'transnational_meetings');
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Valuta på kvittot' }), await screen.findByRole('option', { name: currency }));
  await userEvent.type(await screen.findByRole('textbox', { name: /^Belopp på kvittot/ }), amount);
}

it('shows what a receipt in kronor becomes in euro, and sends the receipt, never the euro', async () => {
  const close = vi.fn();
  await fill('SEK', '12 345,50', close);
  expect(await screen.findByText(/^1\s165,90\s€$/)).toBeInTheDocument();
  expect(screen.getByText(/härledd kurs/)).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Spara kostnad' }));
  await vi.waitFor(() => expect(close).toHaveBeenCalled());
  const sent = asked.find(({ path }) => path === 'costs')!;
  expect(sent.body).toMatchObject({ currency: 'SEK', originalAmount: '12345.50', incurredOn: '2027-03-10' });
  expect(sent.body).not.toHaveProperty('amount');
});

it('names the rate that is missing and tells who can enter it', async () => {
  converted = () => ({ status: 422, body: { code: 'invalid', errors: [{ pointer: '/originalAmount', code: 'no_rate', params: { currency: 'SEK', when: '2027-03' } }] } });
  await fill('SEK', '100');
  expect(await screen.findByText(/SEK, 2027-03/)).toHaveTextContent(/Be ekonomi eller internationella kansliet/);
});

it('takes no more decimals than the currency has', async () => {
  await fill('ISK', '100,50');
  await userEvent.click(screen.getByRole('button', { name: 'Spara kostnad' }));
  expect(screen.getByRole('textbox', { name: /^Belopp på kvittot/ })).toBeInvalid();
  expect(asked.filter(({ path }) => path === 'costs')).toEqual([]);
});
