import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { ExchangeRatesPage } from './ExchangeRatesPage';
import { RateImportPage } from './RateImportPage';
import { TypedRateForm } from './TypedRateForm';

const namespaces = ['rates'];

const asked: { path: string; search: string; body: string }[] = [];
let answer: (url: URL) => { status?: number; body: unknown };

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    asked.push({ path: url.pathname, search: url.search, body: request.method === 'GET' ? '' : await request.clone().text() });
    const { status = 200, body } = answer(url);
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });
  });
});

const krona = {
  currency: 'SEK',
  latest: { series: 'inforeuro', currency: 'SEK', startsOn: '2026-04-01', endsOn: '2026-04-30', unitsPerEuro: '10.9060', origin: 'derived', source: 'ECB', recordedOn: '2026-05-02', recordedBy: '', revision: 1 },
  series: [{ series: 'inforeuro', firstOn: '2013-02-01', lastOn: '2026-04-30', count: 159, gaps: [{ from: '2026-05-01', until: '2026-11-01' }] }],
};

it('tells the newest rate, what it rests on and the months without one, in the reader’s decimals', async () => {
  answer = () => ({ body: { items: [krona], allowedActions: ['import_rates'] } });
  await show(<ExchangeRatesPage />, { namespaces, language: 'sv', at: '/exchange-rates' });
  const row = (await screen.findByRole('link', { name: 'SEK' })).closest('tr')!;
  expect(within(row).getByText('10,9060')).toBeInTheDocument();
  expect(within(row).getByText('svensk krona')).toBeInTheDocument();
  expect(within(row).getByText('härledd')).toBeInTheDocument();
  expect(within(row).getByText('saknas: 2026-05 – 2026-11')).toBeInTheDocument();
  expect(screen.getByText(/De nyaste månadskurserna gäller 2026-04/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Läs in kurser' })).toHaveAttribute('href', '/exchange-rates/import');
  expect(await violations()).toEqual([]);
});

it('offers no import to whoever may only read, and tells whom to ask', async () => {
  answer = () => ({ body: { items: [krona], allowedActions: [] } });
  await show(<ExchangeRatesPage />, { namespaces, at: '/exchange-rates' });
  expect(await screen.findByText(/Ask finance or the international office/)).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Import rates' })).toBeNull();
});

const imported = {
  dryRun: true, series: 'inforeuro', added: 1, changed: 1, unchanged: 0,
  rows: [{ row: 2, cell: 'D2', currency: 'SEK', startsOn: '2026-05-01', unitsPerEuro: '10.9385', before: '10.9060', beforeOrigin: 'derived' }],
  refused: [{ row: 3, cell: 'D3', code: 'rate_form', params: { value: '=1+1' }, reason: 'no rate' }],
  warnings: [],
};

it('shows what a file of rates would replace, hands out what is refused, and takes it only when asked', async () => {
  answer = (url) => ({ body: { ...imported, dryRun: url.searchParams.get('dryRun') === 'true' } });
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:refused');
  const { container } = await show(<RateImportPage />, { namespaces, at: '/exchange-rates/import' });
  await userEvent.upload(container.querySelector<HTMLInputElement>('input[type=file]')!, new File(['day;day;EUR/SEK;rate'], 'rates.csv', { type: 'text/csv' }));
  expect(await screen.findByText('The file was read as: Monthly rate (InforEuro).')).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /SEK 2026-05.*10\.9385.*10\.9060 \(derived\)/ })).toBeInTheDocument();
  expect(screen.getByText('“=1+1” is no rate above zero with a decimal point.')).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Download refused rows' }));
  expect(await (saved.mock.calls[0]![0] as Blob).text()).toContain('"3";"D3";"“=1+1” is no rate');
  expect(asked.map(({ search }) => search)).toEqual(['?dryRun=true']);
  await userEvent.click(screen.getByRole('button', { name: 'Take in 2 rates' }));
  expect(await screen.findByText('The file is imported: 1 new and 1 replaced rates.')).toBeInTheDocument();
  expect(asked.map(({ search, body }) => [search, body])).toEqual([['?dryRun=true', 'day;day;EUR/SEK;rate'], ['?dryRun=false', 'day;day;EUR/SEK;rate']]);
});

it('says what a file of rates looks like when it is another', async () => {
  answer = () => ({ status: 422, body: { code: 'file_no_rates' } });
  const { container } = await show(<RateImportPage />, { namespaces, at: '/exchange-rates/import' });
  await userEvent.upload(container.querySelector<HTMLInputElement>('input[type=file]')!, new File(['x'], 'list.csv', { type: 'text/csv' }));
  expect(await screen.findByText(/neither an InforEuro export/)).toBeInTheDocument();
});

it('sends a typed rate with every digit and its source, and asks before one that is far from the others', async () => {
  answer = () => ({ status: 422, body: { code: 'invalid', errors: [{ pointer: '/unitsPerEuro', code: 'unusual', params: { known: '10.9060', on: '2026-04-01' } }] } });
  const close = vi.fn();
  await show(<TypedRateForm currency="SEK" month="2026-05" onClose={close} />, { namespaces });
  await userEvent.click(screen.getByRole('button', { name: 'Save the rate' }));
  expect(asked).toEqual([]);
  expect(screen.getByRole('textbox', { name: 'SEK for one euro' })).toBeInvalid();
  await userEvent.type(screen.getByRole('textbox', { name: 'SEK for one euro' }), '0,0917');
  await userEvent.type(screen.getByRole('textbox', { name: 'Source' }), 'InforEuro, read today');
  expect(screen.queryByRole('checkbox')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Save the rate' }));
  await userEvent.click(await screen.findByRole('checkbox', { name: /The rate is right/ }));
  expect(await violations()).toEqual([]);
  answer = () => ({ status: 201, body: {} });
  await userEvent.click(screen.getByRole('button', { name: 'Save the rate' }));
  await vi.waitFor(() => expect(close).toHaveBeenCalled());
  const typed = asked.filter(({ body }) => body !== '').map(({ body }) => JSON.parse(body) as unknown);
  expect(typed).toMatchObject([
    { series: 'inforeuro', currency: 'SEK', startsOn: '2026-05-01', unitsPerEuro: '0.0917', source: 'InforEuro, read today', unusual: false },
    { unitsPerEuro: '0.0917', unusual: true },
  ]);
});
