import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show, violations } from '@/testing/render';
import { CheckReport } from './CheckReport';
import type { SubmissionCheck } from './checkQueries';

const check = (change: Partial<SubmissionCheck> = {}): SubmissionCheck => ({
  verdict: 'not_eligible',
  ruleBook: { action: 'KA203', callYear: 2019, version: 'KA203-2019.1' },
  checkedOn: '2026-03-16',
  withBudget: true,
  numbers: { blockers: 1, undecided: 0, warnings: 1, notes: 0 },
  counts: { organisations: 2, programmeOrganisations: 2, programmeCountries: 2 },
  grant: { requested: '300000.00', cap: '450000.00' },
  gaps: [
    { rank: 'blocker', rule: 'CONS-MIN-COUNTRIES', message: 'At least 3 countries. Now: 2.', place: 'partners', confirmed: false, source: { title: 'Programme Guide', address: 'https://example.org/guide' } },
    { rank: 'warning', check: 'no_work_packages', message: 'The plan has no work packages.', place: 'plan', confirmed: true },
  ],
  partners: [{ partnerId: 'p2', organisation: 'Åbo Akademi', country: 'FI', role: 'partner', mandateState: 'requested', mandate: 'owed', charter: 'unknown', addedValue: 'not_asked', strategy: 'done' }],
  ...change,
});

it('lists the gaps by their weight, each with its rule, source and the page where it is mended', async () => {
  await show(<CheckReport projectId="x" check={check()} />, { namespaces: ['submission'] });
  expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual(['Stops the application (1)', 'Should be mended (1)', 'What each partner has to provide']);
  expect(screen.getByText('1 blocker and 1 warning')).toBeInTheDocument();
  const blocker = screen.getByText('At least 3 countries. Now: 2.').closest('li')!;
  expect(within(blocker).getByText('CONS-MIN-COUNTRIES')).toBeInTheDocument();
  expect(within(blocker).getByText('unconfirmed')).toBeInTheDocument();
  expect(within(blocker).getByRole('link', { name: /Consortium: mend/ })).toHaveAttribute('href', '/projects/x/consortium');
  expect(screen.getByRole('link', { name: /Plan: mend/ })).toHaveAttribute('href', '/projects/x/plan');
  expect(await violations()).toEqual([]);
});

it('tells per partner what is asked and what is there', async () => {
  await show(<CheckReport projectId="x" check={check()} />, { namespaces: ['submission'] });
  const row = within(screen.getByRole('table')).getByRole('row', { name: /Åbo Akademi/ });
  for (const words of ['Requested', 'Unknown', 'not asked', 'Done']) expect(row).toHaveTextContent(words);
});

it('says when nothing remains, and what a reader without the budget does not see', async () => {
  await show(<CheckReport projectId="x" check={check({ verdict: 'eligible', withBudget: false, gaps: [], numbers: { blockers: 0, undecided: 0, warnings: 0, notes: 0 } })} />, { language: 'sv', namespaces: ['submission'] });
  expect(screen.getByText('Inget återstår.')).toBeInTheDocument();
  expect(screen.getByText(/bara för den som får läsa hela budgeten/)).toBeInTheDocument();
});
