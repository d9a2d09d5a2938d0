import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { refusedRows } from '@/ui/import/refusedRows';
import type { RowNote } from '@/ui/import/RowNotes';
import { AddOrganisationPage } from './AddOrganisationPage';
import { charterOn } from './charter';
import { ImportPage } from './ImportPage';
import { OrganisationPage } from './OrganisationPage';
import { OrganisationsPage } from './OrganisationsPage';
import { readSearch } from './search';

// The form offers every country of the world, which role queries walk through again and again.
vi.setConfig({ testTimeout: 30_000 });

const namespaces = ['organisation'];

const lund = {
  id: '1', name: 'LUNDS UNIVERSITET', shortName: '', nameEnglish: '', alsoKnownAs: 'Lund University', type: 'higher_education_institution', sizeClass: '', sector: '', country: 'SE', region: '',
  city: 'Lund', cityPublished: 'LUND', street: 'Paradisgatan 5c', postCode: '22100', website: 'http://www.lu.se', pic: '999901318', oid: 'E10209141', erasmusCode: 'S  LUND01', vatNumber: '',
  nationalNumber: '', charterFrom: '2021-01-01', charterUntil: '2099-12-31', latitude: 55.7, longitude: 13.19, placeName: 'Lund', isOwn: false, source: 'eche_shipped', version: 1, allowedActions: ['edit'],
};

/** Answers every call by its method and path; keeps what was asked. */
const asked: { method: string; url: URL; body: string }[] = [];
let answer: (method: string, url: URL) => { status?: number; body: unknown };

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    asked.push({ method: request.method, url, body: request.method === 'GET' ? '' : await request.clone().text() });
    const { status = 200, body } = answer(request.method, url);
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });
  });
});

it('searches while typing, keeps the search in the address and shows what was found', async () => {
  answer = (_, url) => ({ body: { items: url.searchParams.get('q') === 'lund' ? [lund] : [], total: url.searchParams.get('q') === 'lund' ? 1 : 0, allowedActions: ['add', 'import'] } });
  const { router } = await show(<OrganisationsPage />, { namespaces, at: '/organisations' });
  await screen.findByText('No organisation fits. Try another word, or add the organisation.');
  await userEvent.type(screen.getByRole('searchbox', { name: /Search/ }), 'lund');
  expect(await screen.findByRole('link', { name: 'LUNDS UNIVERSITET' })).toHaveAttribute('href', '/organisations/1');
  expect(router.state.location.search).toEqual({ q: 'lund' });
  expect(screen.getByText('1 organisation')).toBeInTheDocument();
  expect(screen.getByText('Valid until 2099-12-31')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Import a list' })).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

it('shows codes, charter, place and projects of one organisation', async () => {
  answer = () => ({ body: { ...lund, participations: [{ projectId: '7', partnerId: '8', acronym: 'BRIDGE', title: 'Bridging', action: 'KA203', callYear: 2019, status: 'running', role: 'coordinator', leftOn: null }] } });
  await show(<OrganisationPage />, { namespaces, at: '/organisations/1' });
  expect(await screen.findByRole('heading', { level: 1, name: 'LUNDS UNIVERSITET' })).toBeInTheDocument();
  for (const text of ['E10209141', '999901318', 'Lund (55.7, 13.19)', /Lund University/]) expect(screen.getByText(text)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'BRIDGE' })).toHaveAttribute('href', '/projects/7');
  expect(screen.getByRole('link', { name: 'Change' })).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

async function fillIn() {
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /Type/ }), 'company');
  await userEvent.click(screen.getByLabelText('Name'));
  await userEvent.paste('Åkerö AB');
  await userEvent.click(screen.getByRole('combobox', { name: /Country/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Sweden', hidden: true }));
}

it('names what is missing before anything is sent', async () => {
  answer = () => ({ body: {} });
  await show(<AddOrganisationPage />, { namespaces, at: '/organisations/new' });
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  expect(screen.getByRole('alert')).toHaveTextContent('3 things need correcting');
  expect(asked).toEqual([]);
  expect(await violations()).toEqual([]);
});

it('leads to the organisation that already carries an identifier, and keeps what was typed', async () => {
  answer = () => ({ status: 409, body: { code: 'organisation_exists', params: { organisationId: '1', name: 'LUNDS UNIVERSITET', field: 'pic' } } });
  await show(<AddOrganisationPage />, { namespaces, at: '/organisations/new' });
  await fillIn();
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  expect(await screen.findByRole('link', { name: 'Open the organisation' })).toHaveAttribute('href', '/organisations/1');
  expect(screen.getByRole('alert')).toHaveTextContent('PIC is in the register already: LUNDS UNIVERSITET.');
  expect(screen.getByLabelText('Name')).toHaveValue('Åkerö AB');
});

it('shows organisations with almost the same name once, then takes the new one', async () => {
  answer = (_, url) => (url.searchParams.get('lookedAtSimilar') === 'true' ? { status: 201, body: { ...lund, id: '9' } } : { status: 409, body: { code: 'organisation_similar', params: { similar: [{ id: '1', name: 'Åkerö', city: 'Malmö' }] } } });
  const { router } = await show(<AddOrganisationPage />, { namespaces, at: '/organisations/new' });
  await fillIn();
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  expect(await screen.findByRole('link', { name: 'Åkerö, Malmö' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'It is another one, add it' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/organisations/9'));
});

it('puts a complaint of the server at its field', async () => {
  answer = () => ({ status: 422, body: { code: 'invalid', errors: [{ pointer: '/pic', code: 'pic_form' }] } });
  await show(<AddOrganisationPage />, { namespaces, at: '/organisations/new', language: 'sv' });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /Typ/ }), 'company');
  await userEvent.click(screen.getByLabelText('Namn'));
  await userEvent.paste('Åkerö AB');
  await userEvent.click(screen.getByRole('combobox', { name: /Land/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Sverige', hidden: true }));
  await userEvent.click(screen.getByRole('button', { name: 'Lägg till' }));
  expect(await screen.findByRole('textbox', { name: /PIC/ })).toHaveAccessibleDescription(/En PIC har nio siffror/);
});

const note = (change: Partial<RowNote>): RowNote => ({ row: 6, cell: 'A6', code: 'pic_form', params: { value: '12' }, reason: 'no PIC', ...change });

it('previews a list, and takes it only when asked', async () => {
  const result = {
    dryRun: true, format: 'csv', sheet: '', headingRow: 1, added: 1, changed: 1, unchanged: 3, refused: [note({})], warnings: [note({ row: 0, cell: '', code: 'column_content', params: { column: 'B', field: 'erasmus_code' } })],
    columns: [{ column: 'A', heading: 'PIC', field: 'pic', how: 'heading', dates: '' }],
    rows: [{ row: 2, doing: 'changed', name: 'Lund', country: 'SE', organisationId: '1', changes: { name: { from: 'LUND', to: 'Lund' } } }],
  };
  answer = (_, url) => ({ body: { ...result, dryRun: url.searchParams.get('dryRun') === 'true' } });
  const { container } = await show(<ImportPage />, { namespaces, at: '/organisations/import' });
  const input = container.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, new File(['PIC;Name'], 'list.csv', { type: 'text/csv' }));
  expect(await screen.findByText('“12” is no PIC (nine digits).')).toBeInTheDocument();
  expect(screen.getByText('Column B is read as Erasmus code, by the form of its values.')).toBeInTheDocument();
  expect(asked.map(({ url }) => url.searchParams.get('dryRun'))).toEqual(['true']);
  expect(asked[0]!.body).toBe('PIC;Name');
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Take 2 rows' }));
  expect(await screen.findByText('The list is taken: 1 new and 1 changed.')).toBeInTheDocument();
  expect(asked).toHaveLength(2);
});

it('says why a file is not read', async () => {
  answer = () => ({ status: 422, body: { code: 'file_old_excel' } });
  const { container } = await show(<ImportPage />, { namespaces, at: '/organisations/import' });
  await userEvent.upload(container.querySelector<HTMLInputElement>('input[type=file]')!, new File(['x'], 'list.csv', { type: 'text/csv' }));
  expect(await screen.findByText(/The old Excel format/)).toBeInTheDocument();
});

it('writes refused rows so that no cell becomes a formula', () => {
  const text = refusedRows([note({ cell: '=A1', reason: '+1 "x"' })], ['Row', 'Cell', 'Reason'], ({ reason }) => reason);
  expect(text).toBe('\uFEFF"Row";"Cell";"Reason"\r\n"6";"\'=A1";"\'+1 ""x"""\r\n');
});

it('reads only known filters from an address', () => {
  expect(readSearch({ q: 42, country: 'SE', type: 'company', sort: '-name', other: 'x' })).toEqual({ q: '42', country: 'SE', type: 'company', sort: '-name' });
  expect(readSearch({ q: '', country: 'ZZ', type: 'club', sort: 'password' })).toEqual({});
});

it('tells a charter that has ended or is unknown from one that is valid', () => {
  expect(charterOn('2026-01-01', '2021-01-01', '2029-12-31')).toBe('valid');
  expect(charterOn('2030-01-01', '2021-01-01', '2029-12-31')).toBe('ended');
  expect(charterOn('2020-12-31', '2021-01-01', null)).toBe('coming');
  expect(charterOn('2020-12-31', null, null)).toBe('unknown');
});
