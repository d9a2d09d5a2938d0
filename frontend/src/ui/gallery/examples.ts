import type { CapYear } from '../CapLane';
import type { RibbonMark } from '../Ribbon';
import type { TimelineRow } from '../timeline/Timeline';
import type { RuleLine } from '../VerdictBar';

/** An invented project, with invented sums, that shows each piece in its hardest case. */
export const start = '2025-09-01';
export const months = 36;
export const today = '2026-11-22';

export const marks: RibbonMark[] = [
  { id: '1', kind: 'deliverable', short: 'D1.1', label: 'Needs analysis', on: '2026-01-31', to: '#d11', done: true },
  { id: '2', kind: 'report', short: 'R1', label: 'First report', on: '2026-09-30', to: '#r1', late: true },
  { id: '3', kind: 'deliverable', short: 'D1.2', label: 'Competence map', on: '2026-10-15', to: '#d12', done: true },
  { id: '4', kind: 'activity', short: 'C1', label: 'Intensive course in Turku', on: '2027-03-15', to: '#c1' },
  { id: '5', kind: 'activity', short: 'M2', label: 'Transnational meeting', on: '2027-04-02', to: '#m2' },
  { id: '6', kind: 'deliverable', short: 'D2.3', label: 'Course package', on: '2027-12-20', to: '#d23' },
  { id: '7', kind: 'milestone', short: 'MS3', label: 'Final conference', on: '2028-08-31', to: '#ms3' },
];

export const years: CapYear[] = [
  {
    year: 1,
    cap: '150000.00',
    segments: [
      { partner: 0, label: 'SE', planned: '61200.00' },
      { partner: 1, label: 'FI', planned: '42120.00' },
      { partner: 2, label: 'DE', planned: '25000.00' },
      { partner: 3, label: 'PT', planned: '20000.00' },
    ],
    approved: '121340.50',
    forecast: '147900.00',
  },
  {
    year: 2,
    cap: '150000.00',
    segments: [
      { partner: 0, label: 'SE', planned: '58900.00' },
      { partner: 1, label: 'FI', planned: '48000.00' },
      { partner: 2, label: 'DE', planned: '30000.00' },
      { partner: 3, label: 'PT', planned: '20000.00' },
    ],
    overFromMonth: 22,
    overBy: 'O2, M4',
  },
  {
    year: 3,
    cap: null,
    segments: [
      { partner: 0, label: 'SE', planned: '40000.00' },
      { partner: 1, label: 'FI', planned: '30000.00' },
      { partner: 2, label: 'DE', planned: '0.00' },
      { partner: 3, label: 'PT', planned: '8000.00' },
    ],
  },
];

export const rules: RuleLine[] = [
  { rule: 'CONS-MIN-ORGANISATIONS', outcome: 'met', message: '4 organisationer', source: { title: 'Programhandledning 2019', address: 'https://example.org/guide' } },
  { rule: 'CONS-MIN-COUNTRIES', outcome: 'blocker', message: '2 programländer, 3 behövs', source: { title: 'Programhandledning 2019', address: 'https://example.org/guide' } },
  { rule: 'GRANT-YEAR-CAP', outcome: 'warning', message: 'År 2 är 6 900 € över taket', source: { title: 'Nationell anvisning', confirmed: false } },
  { rule: 'CONS-NO-HEI', outcome: 'note', message: 'Ett lärosäte är med', source: { title: 'Programhandledning 2019' } },
];

export const rows: TimelineRow[] = [
  { id: 'a', group: 'WP1 Analysis', label: 'D1.1 Needs analysis', shape: 'bar', from: '2025-09-01', to: '2026-01-31', partner: 0, done: true },
  { id: 'b', group: 'WP1 Analysis', label: 'D1.2 Competence map for digital nursing', shape: 'bar', from: '2026-02-01', to: '2026-10-15', partner: 1, late: true },
  { id: 'c', group: 'WP1 Analysis', label: 'M1 Kick-off in Lund', shape: 'point', from: '2025-10-02', to: '2025-10-02', partner: 0, done: true },
  { id: 'd', group: 'WP2 Courses', label: 'C1 Intensive course in Turku', shape: 'point', from: '2027-03-15', to: '2027-03-15', partner: 1 },
  { id: 'e', group: 'WP2 Courses', label: 'D2.3 Course package', shape: 'bar', from: '2026-11-01', to: '2027-12-20', partner: 2 },
  { id: 'f', group: 'WP2 Courses', label: 'Slutkonferens och spridning', shape: 'bar', from: '2028-05-01', to: '2028-08-31', partner: 3 },
];

export interface Person {
  id: string;
  name: string;
  country: string;
  index: number;
  state: 'signed' | 'requested' | 'none';
  amount: string;
}

export const people: Person[] = [
  { id: '1', name: 'Lunds universitet', country: 'SE', index: 0, state: 'signed', amount: '160100.00' },
  { id: '2', name: 'Turun ammattikorkeakoulu', country: 'FI', index: 1, state: 'requested', amount: '120120.00' },
  { id: '3', name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH', country: 'DE', index: 2, state: 'none', amount: '55000.50' },
  { id: '4', name: 'Universidade de Coimbra', country: 'PT', index: 3, state: 'signed', amount: '48000.00' },
];
