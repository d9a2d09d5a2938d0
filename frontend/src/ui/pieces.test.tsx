import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { show, violations } from '@/testing/render';
import { CapLane, type CapYear } from './CapLane';
import { ConfirmSummary } from './ConfirmSummary';
import { ConflictPanel } from './ConflictPanel';
import { DataTable } from './DataTable';
import { Dialog } from './Dialog';
import { EmptyState } from './EmptyState';
import { ExplainedNumber } from './ExplainedNumber';
import { HealthLight } from './HealthLight';
import { laneScale } from './laneScale';
import { PageHeader } from './PageHeader';
import { PageStates } from './PageStates';
import { PartnerChip } from './PartnerChip';
import { placeLabels } from './placeLabels';
import { Ribbon } from './Ribbon';
import { SavedAt } from './SavedAt';
import { SourceLink } from './SourceLink';
import { StatusBadge } from './StatusBadge';
import { Strip } from './Strip';
import { VerdictBar } from './VerdictBar';

const people = [
  { id: '1', name: 'Lund', amount: '€1' },
  { id: '2', name: 'Turku', amount: '€2' },
];

describe('DataTable', () => {
  const columns = [
    { id: 'name', header: 'Name', sort: 'name', cell: (row: (typeof people)[0]) => row.name, footer: 'Total' },
    { id: 'amount', header: 'Amount', numeric: true, cell: (row: (typeof people)[0]) => row.amount, footer: '€3' },
  ];
  it('is a table with named rows and columns, also where it is drawn as blocks', async () => {
    await show(<DataTable caption="Partners" columns={columns} rows={people} rowKey={(row) => row.id} />);
    const table = screen.getByRole('table', { name: 'Partners' });
    expect(within(table).getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['Name', 'Amount']);
    expect(within(table).getByRole('row', { name: /Turku/ })).toBeInTheDocument();
    expect(within(table).getByRole('rowheader', { name: 'Lund' })).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });
  it('sorts by the API’s names, rising first and then falling', async () => {
    const onSort = vi.fn();
    const view = await show(<DataTable caption="Partners" columns={columns} rows={people} rowKey={(row) => row.id} sort="name" onSort={onSort} />);
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: /Name/ }));
    expect(onSort).toHaveBeenLastCalledWith('-name');
    view.unmount();
    await show(<DataTable caption="Partners" columns={columns} rows={people} rowKey={(row) => row.id} onSort={onSort} />);
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(onSort).toHaveBeenLastCalledWith('name');
  });
  it('asks for more only while there is more, and says what is there instead of nothing', async () => {
    const onMore = vi.fn();
    const view = await show(<DataTable caption="Partners" columns={columns} rows={people} rowKey={(row) => row.id} onMore={onMore} />);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(onMore).toHaveBeenCalledTimes(1);
    expect(screen.getByText('2 rows shown')).toBeInTheDocument();
    view.unmount();
    await show(<DataTable caption="Partners" columns={columns} rows={[]} rowKey={(row: (typeof people)[0]) => row.id} empty={<EmptyState drawing="people">No partners yet.</EmptyState>} />);
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText('No partners yet.')).toBeInTheDocument();
  });
});

describe('PageStates', () => {
  const loadable = { data: undefined as string | undefined, error: null as unknown, isFetching: false, refetch: vi.fn() };
  it('says what happened and what to quote, and tries again', async () => {
    await show(<PageStates query={{ ...loadable, error: new Problem({ status: 503, code: 'database_unavailable', requestId: 'r-9' }) }}>{(data) => data}</PageStates>);
    expect(screen.getByRole('alert')).toHaveTextContent(/cannot reach its database.*r-9/);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(loadable.refetch).toHaveBeenCalledTimes(1);
  });
  it('keeps what is shown when fetching it again fails', async () => {
    await show(<PageStates query={{ ...loadable, data: 'kept', error: new Problem({ status: 0, code: 'offline' }) }}>{(data) => <p>{data}</p>}</PageStates>);
    expect(screen.getByText('kept')).toBeInTheDocument();
    expect(screen.getByText(/No connection/)).toBeInTheDocument();
  });
  it('keeps a form’s typed text through a refetch', async () => {
    function Page() {
      const [data, setData] = useState('one');
      return (
        <>
          <button type="button" onClick={() => setData('two')}>refetch</button>
          <PageStates query={{ ...loadable, data }}>{(value) => <input aria-label={`field of ${value}`} />}</PageStates>
        </>
      );
    }
    await show(<Page />);
    await userEvent.type(screen.getByRole('textbox'), 'mine');
    await userEvent.click(screen.getByRole('button', { name: 'refetch' }));
    expect(screen.getByRole('textbox', { name: 'field of two' })).toHaveValue('mine');
  });
  it('shows the empty state for an empty answer and nothing but a busy mark while waiting', async () => {
    const view = await show(<PageStates query={{ ...loadable, data: '' }} isEmpty={(data) => data === ''} empty={<p>nothing</p>}>{(data) => data}</PageStates>);
    expect(screen.getByText('nothing')).toBeInTheDocument();
    view.unmount();
    const { container } = await show(<PageStates query={{ ...loadable, isFetching: true }}>{(data) => data}</PageStates>);
    expect(container.querySelector('[aria-busy="true"]')).toBeInTheDocument();
    expect(await screen.findByText('Loading …', {}, { timeout: 1000 })).toBeInTheDocument();
  });
});

describe('dialogs', () => {
  function Opener() {
    const [opened, setOpened] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpened(true)}>open</button>
        <Dialog opened={opened} onClose={() => setOpened(false)} title="Return the report">
          <p>body</p>
        </Dialog>
      </>
    );
  }
  it('close on Esc and give the focus back to what opened them', async () => {
    await show(<Opener />);
    await userEvent.click(screen.getByRole('button', { name: 'open' }));
    expect(await screen.findByRole('dialog', { name: 'Return the report' })).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'open' })).toHaveFocus());
  });
  it('show what an irreversible act does before it is done, and why it was refused', async () => {
    const onConfirm = vi.fn();
    await show(<ConfirmSummary opened onClose={() => undefined} title="Submit report" summary={[{ label: 'Costs', value: '€12' }]} confirm="Submit report" onConfirm={onConfirm} error={new Problem({ status: 403, code: 'forbidden' })} />);
    const dialog = await screen.findByRole('dialog', { name: 'Submit report' });
    expect(dialog).toHaveTextContent('Costs');
    expect(dialog).toHaveTextContent('This cannot be undone.');
    expect(within(dialog).getByRole('alert')).toHaveTextContent('You are not allowed to do this.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Submit report' }));
    expect(onConfirm).toHaveBeenCalledTimes(1);
    expect(await violations()).toEqual([]);
  });
});

it('resolves a conflict field by field, mine unless chosen otherwise', async () => {
  const onResolve = vi.fn();
  await show(<ConflictPanel who="Mikko" when="2026-11-22 14:02 CET" fields={[{ name: 'title', label: 'Title', mine: 'a', theirs: 'b' }, { name: 'sum', label: 'Sum', mine: '', theirs: '€1' }]} onResolve={onResolve} />);
  expect(screen.getByRole('region', { name: /Mikko/ })).toHaveTextContent('14:02 CET');
  await userEvent.click(within(screen.getByRole('radiogroup', { name: 'Sum' })).getByRole('radio', { name: 'Theirs: €1' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save my choices' }));
  expect(onResolve).toHaveBeenCalledWith({ title: 'mine', sum: 'theirs' });
  expect(await violations()).toEqual([]);
});

it('explains a number in a panel that opens from it', async () => {
  await show(<ExplainedNumber explanation={{ formula: '36 months × €500', lines: [{ label: 'A1', amount: '€18,000' }], source: { title: 'KA203 2019' } }}>€18,000</ExplainedNumber>);
  await userEvent.click(screen.getByRole('button', { name: '€18,000, show how this number was made' }));
  expect(await screen.findByText('36 months × €500')).toBeInTheDocument();
  expect(screen.getByText('Source: KA203 2019')).toBeInTheDocument();
});

it('says the verdict first and opens the rules, blockers before the rest', async () => {
  await show(
    <VerdictBar
      verdict="not_eligible"
      sentence="One more organisation is missing."
      rules={[
        { rule: 'A', outcome: 'met', message: 'four organisations' },
        { rule: 'B', outcome: 'blocker', message: 'two countries', source: { title: 'Guide', address: 'javascript:alert(1)' } },
      ]}
    />,
  );
  expect(screen.getByRole('status')).toHaveTextContent('Not eligible yet One more organisation is missing.');
  const why = screen.getByRole('button', { name: 'Why' });
  expect(why).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(why);
  expect(screen.getByRole('button', { name: 'Hide the rules' })).toHaveAttribute('aria-expanded', 'true');
  expect((await screen.findAllByRole('listitem')).map((item) => item.textContent)).toEqual([expect.stringContaining('two countries'), expect.stringContaining('four organisations')]);
  expect(screen.queryByRole('link')).toBeNull();
  expect(await violations()).toEqual([]);
});

describe('CapLane', () => {
  const years: CapYear[] = [
    { year: 1, cap: '150000.00', segments: [{ partner: 0, label: 'SE', planned: '100000.00' }, { partner: 1, label: 'FI', planned: '48320.00' }] },
    { year: 2, cap: '150000.00', segments: [{ partner: 0, label: 'SE', planned: '156900.00' }], overFromMonth: 22, overBy: 'output O2' },
    { year: 3, cap: null, segments: [{ partner: 1, label: 'FI', planned: '0.10' }, { partner: 0, label: 'SE', planned: '0.20' }] },
  ];
  it('says in words what is left and what is over', async () => {
    await show(<CapLane years={years} label="Planned per year" />);
    expect(screen.getByText('€1,680 left')).toBeInTheDocument();
    expect(screen.getByText('€6,900 over from month 22')).toBeInTheDocument();
    expect(screen.getByText('€0.30')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });
  it('gives the same figures as a table with exact totals', async () => {
    await show(<CapLane years={years} label="Planned per year" />, { language: 'sv' });
    await userEvent.click(screen.getByRole('button', { name: 'Visa som tabell' }));
    const table = screen.getByRole('table', { name: 'Planned per year' });
    const cells = (name: RegExp) => within(within(table).getByRole('row', { name })).getAllByRole('cell').map((cell) => cell.querySelector('span:last-child')?.textContent);
    expect(cells(/^År 2/).at(-1)).toBe('−6\u00A0900\u00A0€');
    expect(within(table).getByText('305 220,30 €')).toBeInTheDocument();
  });
  it('shares one scale with at most six round ticks', () => {
    const { end, ticks } = laneScale(years);
    expect(end).toBeGreaterThan(15_690_000);
    expect(ticks).toEqual([0, 5_000_000, 10_000_000, 15_000_000]);
    expect(laneScale([]).ticks).toHaveLength(2);
    expect(laneScale([{ year: 1, cap: '0.01', segments: [] }]).ticks.length).toBeLessThanOrEqual(6);
  });
});

describe('Ribbon', () => {
  const mark = { id: '1', kind: 'deliverable', short: 'D1.1', label: 'Needs analysis', on: '2026-01-31', to: '/d/1', late: true } as const;
  it('says which month it is and what each mark is, and links it', async () => {
    await show(<Ribbon start="2025-09-01" months={36} today="2026-11-22" marks={[mark]} link={(item, props) => <a href={item.to} {...props} />} />);
    expect(screen.getByRole('region', { name: 'The project’s months: month 15 of 36' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'D1.1 Needs analysis, deliverable, 2026-01-31, M5, late' })).toHaveAttribute('href', '/d/1');
    expect(await violations()).toEqual([]);
  });
  it('has no mark for today before and after the project', async () => {
    const view = await show(<Ribbon start="2025-09-01" months={12} today="2027-01-01" marks={[]} link={() => null} />);
    expect(screen.getByRole('region', { name: /ended 2026-09-01/ })).toBeInTheDocument();
    expect(screen.queryByText('today')).toBeNull();
    view.unmount();
    await show(<Ribbon start="2025-09-01" months={12} today="2025-01-01" marks={[]} link={() => null} />);
    expect(screen.getByRole('region', { name: /starts 2025-09-01/ })).toBeInTheDocument();
  });
  it('never lets two labels of a row overlap', () => {
    const items = [0, 0.01, 0.02, 0.5].map((at) => ({ at }));
    expect(placeLabels(items, () => 0.05).map(({ row }) => row)).toEqual([0, 1, null, 0]);
  });
});

it('names the small pieces in words, not by colour alone', async () => {
  await show(
    <>
      <PageHeader title="Budget" lead="36 months" />
      <StatusBadge tone="attention">late</StatusBadge>
      <HealthLight health="attention" reason="2 of 5 reports late" />
      <PartnerChip index={0} name="Lunds universitet" country="SE" />
      <SourceLink title="Guide" address="https://example.org" confirmed={false} />
      <SavedAt state="saved" at={new Date(2026, 10, 22, 14, 2)} />
      <Strip tone="offline">kept here</Strip>
    </>,
  );
  expect(screen.getByRole('heading', { level: 1, name: 'Budget' })).toBeInTheDocument();
  expect(document.title).toBe('Budget · Konsortium');
  expect(screen.getByText('Amber:')).toBeInTheDocument();
  expect(screen.getByText('Saved 14:02')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Source: Guide' })).toHaveAttribute('rel', expect.stringContaining('noopener'));
  expect(screen.getByText('unconfirmed')).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});
