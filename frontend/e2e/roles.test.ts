import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inspect, keepPictures, openBrowser, person, type Person, phone, quiet, wide } from './browser';
import { emptyPlace, onPostgreSQL, type Place } from './database';
import { addressOf, demonstrationPassword, read, type Role, roles } from './demonstration';
import { type Program, start } from './program';
import { button, field, saved, signIn } from './steps';

/** How each role reads: both languages and both widths of a first look are among them. */
const languageOf = (role: Role) => (role.startsWith('partner') || role === 'auditor' ? 'en' : 'sv');

/** Each role of the demonstration walks through everything that is open to it, and does what it is there for. */
describe('the roles of the demonstration', () => {
  let place: Place;
  let program: Program;
  let browser: Browser;
  /** Pages that were inspected: one looks the same to all who see it whole, and to all who see only their organisation's part. */
  const inspected = new Set<string>();

  beforeAll(async () => {
    place = emptyPlace();
    browser = await openBrowser();
    program = await start(place, { demo: true });
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    place?.remove();
  });
  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(() => keepPictures(browser, task.name));
  });

  test.each(roles)('%s walks through every page and does its act', async (role) => {
    const who = await person(browser, program.base, { language: languageOf(role) });
    await signIn(who, addressOf(role), demonstrationPassword(program));
    await look(who, role);
    await walk(who, role, who.words('shell:navigation'));
    for (const address of ['/messages', '/account']) {
      await who.page.goto(address);
      await look(who, role);
    }
    if (role !== 'admin') {
      const running = await runningProject(who);
      await who.page.goto(`/projects/${running}`);
      await walk(who, role, who.words('shell:project.tabs'));
      await acts[role]?.(who, running);
    }
    expect(who.complaints()).toEqual([]);
    await who.context.close();
  });

  /** Follows every link of a menu, one after the other, as a hand does. */
  async function walk(who: Person, role: Role, name: string): Promise<void> {
    const menu = who.page.getByRole('navigation', { name }).getByRole('link');
    await menu.first().waitFor();
    const addresses = await menu.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const address of new Set(addresses)) {
      const { page } = who;
      const before = { path: new URL(page.url()).pathname, title: await page.title() };
      await page.locator(`nav a[href="${address}"]`).filter({ visible: true }).first().click();
      await page.waitForURL((url) => url.pathname === address);
      // The address changes at once; a page names the document when it is drawn in the place of the one before.
      if (before.path !== address) await page.waitForFunction((title) => document.title !== title, before.title);
      await look(who, role);
    }
  }

  /** The page is drawn without complaint, is no wider than a phone, and passes axe in both schemes. */
  async function look(who: Person, role: Role): Promise<void> {
    const { page } = who;
    await quiet(page);
    const { pathname } = new URL(page.url());
    const view = `${role.startsWith('partner') ? 'partner' : 'whole'} ${pathname}`;
    await page.setViewportSize(phone);
    // A table that becomes a list on a phone does so a moment after the width has changed.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: `width of ${view}`, timeout: 5000 }).toBeLessThanOrEqual(phone.width);
    await page.setViewportSize(wide);
    expect(who.complaints(), `complaints at ${view}`).toEqual([]);
    // A page looks the same whichever database is behind it.
    if (onPostgreSQL || inspected.has(view)) return;
    inspected.add(view);
    expect(await inspect(page), `axe at ${view}`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await inspect(page, ['color-contrast']), `dark colours at ${view}`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }
});

async function runningProject(who: Person): Promise<string> {
  const { items } = await read<{ items: { id: string; status: string }[] }>(who, '/projects');
  const running = items.find(({ status }) => status === 'running');
  expect(running, 'a running project').toBeDefined();
  return running!.id;
}

interface Cell {
  reportId: string;
  status: string;
  period: { id: string; number: number };
  allowedActions: string[];
}

async function reports(who: Person, project: string): Promise<Cell[]> {
  return (await read<{ items: Cell[] }>(who, `/projects/${project}/reports`)).items;
}

/** What each role is there for, in the running project. */
const acts: Partial<Record<Role, (who: Person, project: string) => Promise<void>>> = {
  office: async ({ page, words }) => {
    await page.goto('/projects/new');
    await field(page, words('consortium:field.acronym')).fill('NEW');
    await button(page, words('consortium:create.act')).waitFor();
  },

  manager: async (who, project) => {
    const waiting = (await reports(who, project)).find(({ allowedActions }) => allowedActions.includes('approve_report'))!;
    await who.page.goto(`/projects/${project}/reports/${waiting.reportId}`);
    await button(who.page, who.words('reporting:review.approve')).waitFor();
    await button(who.page, who.words('reporting:review.return')).waitFor();
  },

  finance: async (who, project) => {
    const waiting = (await reports(who, project)).find(({ status }) => status === 'submitted')!;
    await who.page.goto(`/projects/${project}/reports/${waiting.reportId}`);
    await button(who.page, who.words('reporting:review.approve')).click();
    await who.page.getByRole('dialog', { name: who.words('reporting:review.approveTitle') }).waitFor();
    await quiet(who.page);
    expect(await inspect(who.page), 'axe before approving').toEqual([]);
    await who.page.keyboard.press('Escape');
  },

  'partner.fi': async (who, project) => {
    const { page, words } = who;
    const next = (await reports(who, project)).find(({ allowedActions }) => allowedActions.includes('start_report'))!;
    // The address of a reminder leads to the period; the focus waits on the act.
    await page.goto(`/projects/${project}/reports?period=${next.period.id}`);
    const begin = page.getByRole('button', { name: new RegExp(`^${words('reporting:act.start')}`) });
    await begin.waitFor();
    await page.waitForFunction((name) => document.activeElement?.textContent?.startsWith(name), words('reporting:act.start'));
    await page.keyboard.press('Enter');
    await field(page, words('reporting:text.workDone')).fill('The second pilot was prepared with two schools.');
    await saved(who);
    expect(await inspect(page), 'axe while a report is written').toEqual([]);
    await page.goto(`/projects/${project}/reports?period=${next.period.id}`);
    await page.waitForURL(/\/reports\/[^/?]+$/);
    await page.getByText('The second pilot was prepared with two schools.').waitFor();
  },

  auditor: async (who, project) => {
    const allowed = (await reports(who, project)).flatMap(({ allowedActions }) => allowedActions);
    expect(allowed, 'an auditor reads only').toEqual([]);
    const read = (await reports(who, project)).find(({ reportId }) => reportId)!;
    await who.page.goto(`/projects/${project}/reports/${read.reportId}`);
    await who.page.getByText(who.words('reporting:text.workDone')).waitFor();
    for (const act of ['reporting:review.approve', 'reporting:review.return', 'reporting:submit.open']) expect(await button(who.page, who.words(act)).count(), act).toBe(0);
    expect((await who.context.request.post(`/api/v1/projects/${project}/moves`, { data: { to: 'interim_report' }, headers: { 'If-Match': '"1"', Origin: new URL(who.page.url()).origin } })).status()).toBe(403);
  },
};
