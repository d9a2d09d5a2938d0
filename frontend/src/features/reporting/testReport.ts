import type { Cost, Period, Report, ReportCell } from './queries';

/** A report as the API gives it, for tests. */
export function testReport(edit: Partial<Report> = {}): Report {
  const none = { claimed: '0.00', planned: '0.00', submitted: '0.00', approved: '0.00', remaining: '0.00' };
  return {
    id: 'r1',
    projectId: 'p1',
    period: { id: 'q1', number: 2, startsOn: '2027-01-01', endsOn: '2027-06-30', dueOn: '2027-07-31' },
    partner: { id: 'turku', organisationId: 'o2', organisationName: 'Turku University of Applied Sciences', shortName: 'Turku UAS', country: 'FI', role: 'partner', position: 1 },
    status: 'draft',
    workDone: 'We held the course.',
    deviations: '',
    nextSteps: '',
    deliverables: [{ deliverableId: 'd1', code: 'D1.1', title: 'Course plan', dueOn: '2027-05-31', planStatus: 'in_progress', status: 'in_progress', comment: '', dueNow: true }],
    costs: [testCost()],
    total: '4812.50',
    accepted: '0.00',
    laterPeriod: true,
    unitRates: [],
    activityChoices: [],
    categories: [
      { ...none, category: 'transnational_meetings', claimed: '4812.50', planned: '4600.00', remaining: '4600.00' },
      { ...none, category: 'special_needs' },
    ],
    documents: [],
    costsFrom: '2027-01-01',
    costsUntil: '2027-06-30',
    moves: [],
    authors: ['Aino'],
    activities: [],
    previous: { reportId: 'r0', periodNumber: 1, nextSteps: 'The second course, in Bonn.' },
    overdueDays: 0,
    ownReport: false,
    updatedAt: '2027-07-01T12:00:00Z',
    writtenBy: 'Aino',
    version: 3,
    allowedActions: ['edit_report', 'submit_report'],
    ...edit,
  };
}

export function testCost(edit: Partial<Cost> = {}): Cost {
  return {
    id: 'c1', category: 'transnational_meetings', incurredOn: '2027-03-02', year: 1, description: 'Flights to Lund', supplier: 'Finnair', amount: '4812.50', currency: 'EUR', originalAmount: '4812.50', frozen: false, version: 1,
    documentIds: [], verdict: 'pending', accepted: '4812.50', verdictReason: '', finance: '', financeReason: '', financeNeeded: false, carried: false,
    history: [], sameReceipts: [], corrections: [], allowedActions: ['remove_cost'], ...edit,
  };
}

export function testCell(edit: Partial<ReportCell> = {}): ReportCell {
  const { period, partner } = testReport();
  return { period, partner, status: 'not_started', overdueDays: 0, amount: '0.00', version: 0, allowedActions: [], ...edit };
}

export function testPeriod(edit: Partial<Period> = {}): Period {
  return { id: 'q1', number: 1, startsOn: '2026-07-01', endsOn: '2026-12-31', dueOn: '2027-01-31', submitted: 0, version: 1, allowedActions: ['edit_period', 'remove_period'], ...edit };
}
