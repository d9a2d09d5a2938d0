import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, person, type Person, phone, quiet, type Sight, wide } from './browser';
import { emptyPlace, type Place } from './database';
import { enter, read, type Role } from './demonstration';
import { type Program, start } from './program';

/*
 * Pictures of every page of the demonstration in both widths, schemes and languages, for whoever judges how it looks:
 * `npm run shots`, or `SHOTS='budget.*1280.*sv' npm run shots` for those whose name matches. They lie in e2e-shots/, with
 * an index.html of all of them.
 */
const folder = fileURLToPath(new URL('../../e2e-shots/', import.meta.url));
const wanted = new RegExp(process.env.SHOTS ?? '');

interface Ids {
  running: string;
  draft: string;
  finished: string;
  report: string;
  open: string;
  person: string;
  organisation: string;
}

/** Each page as `name: [role, address]`; without a role, before signing in. */
const pages: Record<string, [Role | null, (ids: Ids) => string]> = {
  'sign-in': [null, () => '/sign-in'],
  'forgot-password': [null, () => '/forgot-password'],
  'reset-password': [null, () => '/reset-password#token=unknown'],
  invitation: [null, () => '/invitation#token=unknown'],
  setup: [null, () => '/setup#token=unknown'],
  'home-manager': ['manager', () => '/'],
  'home-partner': ['partner.fi', () => '/'],
  'home-admin': ['admin', () => '/'],
  'home-finance': ['finance', () => '/'],
  projects: ['office', () => '/projects'],
  'project-new': ['office', () => '/projects/new'],
  overview: ['manager', ({ running }) => `/projects/${running}`],
  'overview-draft': ['manager', ({ draft }) => `/projects/${draft}`],
  'overview-finished': ['leadership', ({ finished }) => `/projects/${finished}`],
  consortium: ['manager', ({ running }) => `/projects/${running}/consortium`],
  'consortium-draft': ['manager', ({ draft }) => `/projects/${draft}/consortium`],
  facts: ['manager', ({ draft }) => `/projects/${draft}/facts`],
  budget: ['manager', ({ running }) => `/projects/${running}/budget`],
  'budget-draft': ['manager', ({ draft }) => `/projects/${draft}/budget`],
  'budget-partner': ['partner.fi', ({ running }) => `/projects/${running}/budget`],
  plan: ['manager', ({ running }) => `/projects/${running}/plan`],
  'plan-timeline': ['manager', ({ running }) => `/projects/${running}/plan?view=timeline`],
  'plan-record': ['partner.fi', ({ running, open }) => `/projects/${running}/plan?open=${open}`],
  'plan-empty': ['manager', ({ draft }) => `/projects/${draft}/plan`],
  reports: ['manager', ({ running }) => `/projects/${running}/reports`],
  'reports-partner': ['partner.fi', ({ running }) => `/projects/${running}/reports`],
  'report-review': ['finance', ({ running, report }) => `/projects/${running}/reports/${report}`],
  members: ['manager', ({ running }) => `/projects/${running}/members`],
  history: ['manager', ({ running }) => `/projects/${running}/history`],
  organisations: ['office', () => '/organisations'],
  'organisations-found': ['office', () => '/organisations?q=lund'],
  organisation: ['office', ({ organisation }) => `/organisations/${organisation}`],
  'organisation-edit': ['office', ({ organisation }) => `/organisations/${organisation}/edit`],
  'organisation-new': ['office', () => '/organisations/new'],
  'organisation-import': ['office', () => '/organisations/import'],
  people: ['admin', () => '/people'],
  'people-invite': ['admin', () => '/people?invite=true'],
  person: ['admin', ({ person: id }) => `/people/${id}`],
  jobs: ['admin', () => '/jobs'],
  messages: ['partner.fi', () => '/messages'],
  account: ['manager', () => '/account'],
  'about-data': ['manager', () => '/about-data'],
  'not-found': ['manager', () => '/nowhere'],
};

let place: Place;
let program: Program;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  place = emptyPlace();
  browser = await openBrowser();
  program = await start(place, { demo: true });
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
  place?.remove();
});

test('pictures of every page', async () => {
  const ids = await found();
  const taken: string[] = [];
  const tooWide: string[] = [];
  for (const language of ['sv', 'en'] as const)
    for (const scheme of ['light', 'dark'] as const)
      for (const viewport of [wide, phone]) {
        const sight: Sight = { language, scheme, viewport };
        const people = new Map<Role | null, Person>();
        for (const [name, [role, address]] of Object.entries(pages)) {
          const file = `${name}.${viewport.width}.${scheme}.${language}.png`;
          if (!wanted.test(file)) continue;
          const who = people.get(role) ?? (role ? await enter(browser, program, role, sight) : await person(browser, program.base, sight));
          people.set(role, who);
          await who.page.goto(address(ids));
          await quiet(who.page);
          if ((await who.page.evaluate(() => document.documentElement.scrollWidth)) > viewport.width) tooWide.push(file);
          await who.page.screenshot({ path: folder + file, fullPage: true });
          taken.push(file);
        }
        for (const who of people.values()) await who.context.close();
      }
  writeFileSync(`${folder}index.html`, `<!doctype html><meta charset="utf-8"><title>Pages</title><style>img{width:24%;border:1px solid #ccc;vertical-align:top}</style>${taken.map((file) => `<a href="${file}"><img src="${file}" alt="${file}" title="${file}" loading="lazy"></a>`).join('\n')}`);
  expect(tooWide, 'pages that scroll sideways').toEqual([]);
});

/** The records of the demonstration that the pages show. */
async function found(): Promise<Ids> {
  const manager = await enter(browser, program, 'manager');
  const admin = await enter(browser, program, 'admin');
  interface List<Row> {
    items: Row[];
  }
  const projects = (await read<List<{ id: string; status: string }>>(manager, '/projects')).items;
  const inStatus = (...statuses: string[]) => projects.find(({ status }) => statuses.includes(status))!.id;
  const running = inStatus('running');
  const reports = (await read<List<{ reportId: string; status: string }>>(manager, `/projects/${running}/reports`)).items;
  const plan = await read<{ activities: { id: string }[] }>(manager, `/projects/${running}/plan`);
  const ids = {
    running,
    draft: inStatus('idea', 'planning'),
    finished: inStatus('closed'),
    report: (reports.find(({ status }) => status === 'submitted') ?? reports.find(({ reportId }) => reportId))!.reportId,
    open: plan.activities[0]!.id,
    person: (await read<List<{ id: string }>>(admin, '/users?limit=3')).items[1]!.id,
    organisation: (await read<List<{ id: string }>>(manager, '/organisations?q=lund')).items[0]!.id,
  };
  await manager.context.close();
  await admin.context.close();
  return ids;
}
