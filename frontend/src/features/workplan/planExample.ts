import type { Activity, Deliverable, Partner, Plan } from './queries';

/** A plan of two work packages for the tests of the feature, on a day in its third month. */
export const today = '2026-03-16';

const deliverable = (change: Partial<Deliverable> & Pick<Deliverable, 'id' | 'code' | 'title'>): Deliverable => ({
  workPackageId: 'wp1', description: '', leadPartnerId: 'lund', dueOn: '2026-03-13', status: 'planned', deliveredOn: null, version: 1,
  allowedActions: ['edit', 'remove'], allowedMoves: ['in_progress', 'delivered', 'cancelled'], ...change,
});

const activity = (change: Partial<Activity> & Pick<Activity, 'id' | 'code' | 'title'>): Activity => ({
  workPackageId: '', kind: 'transnational_meeting', description: '', hostPartnerId: 'lund', place: '', startsOn: '2026-03-14', endsOn: '2026-03-15', participants: 0,
  status: 'planned', version: 1, allowedActions: ['edit', 'remove'], allowedMoves: ['confirmed', 'held', 'cancelled'], ...change,
});

export const plan: Plan = {
  today, startOn: '2026-01-01', endOn: '2028-12-31', durationMonths: 36,
  workPackages: [
    { id: 'wp2', number: 2, title: 'Courses', description: '', leadPartnerId: 'turku', startsOn: '2026-02-01', endsOn: '2027-01-31', version: 4, allowedActions: ['edit', 'remove'] },
    { id: 'wp1', number: 1, title: 'Management', description: '', leadPartnerId: 'lund', startsOn: '2026-01-01', endsOn: '2028-12-31', version: 1, allowedActions: ['edit', 'remove'] },
  ],
  deliverables: [
    deliverable({ id: 'd21', code: 'D2.1', title: 'Course book', workPackageId: 'wp2', leadPartnerId: 'turku', dueOn: '2026-03-28', status: 'in_progress', version: 3 }),
    deliverable({ id: 'd12', code: 'D1.2', title: 'Interim report' }),
    deliverable({ id: 'd11', code: 'D1.1', title: 'Handbook', dueOn: '2026-01-31', status: 'delivered', deliveredOn: '2026-01-20', allowedMoves: ['in_progress'] }),
  ],
  activities: [
    activity({ id: 't1', code: 'T1', title: 'Meeting' }),
    activity({ id: 'c1', code: 'C1', title: 'Summer school', kind: 'intensive_course', workPackageId: 'wp2', hostPartnerId: 'turku', startsOn: '2026-03-14', endsOn: '2026-03-20', participants: 24, place: 'Turku', status: 'confirmed' }),
  ],
  allowedActions: ['add_work_package', 'add_deliverable', 'add_activity'],
};

const partner = (id: string, position: number, name: string, country: string): Partner => ({
  id, position, role: position === 0 ? 'coordinator' : 'partner', standing: 'programme_country', wording: 'programme_countries', addedValue: '', addedValueNeeded: 0, strategyNeeded: false, strategyLink: '',
  charterHeld: null, charterKnown: true, charterBasis: 'list', mandateState: 'signed', mandateSignedOn: null, joinedOn: null, leftOn: null, version: 1, allowedActions: [],
  organisation: { id: `o-${id}`, name, shortName: name, type: 'higher_education_institution', country, city: name, oid: null, isOwn: position === 0, charterFrom: null, charterUntil: null, latitude: null, longitude: null },
});

export const partners: Partner[] = [partner('lund', 0, 'Lund', 'SE'), partner('turku', 1, 'Turku', 'FI')];
