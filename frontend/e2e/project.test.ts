import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keepPictures, openBrowser, person, type Person, phone, wide } from './browser';
import { emptyPlace, type Place } from './database';
import { type Program, start } from './program';
import { acceptInvitation, button, choose, dialog, expectGoodPage, field, invite, openTab, option, reach, saved, signIn } from './steps';

const application = '2019-02-20T09:00:00Z';
const reporting = '2020-03-05T09:00:00Z';
const password = 'gula tåg går genom dalen';
const lund = 'LUNDS UNIVERSITET';
const abo = /ABO AKADEMI/;
const heidelberg = /Heidelberg/i;

/** From an empty database to a partner's approved report, as the people of a KA203 project of call 2019 do it. */
describe('a project from first start to an approved report', () => {
  let place: Place;
  let program: Program;
  let browser: Browser;
  let broken = false;
  let projectPath = '';
  let officeLink = '';
  let managerLink = '';
  let partnerLink = '';
  let office: Person;
  let manager: Person;
  let partner: Person;

  beforeAll(async () => {
    place = emptyPlace();
    browser = await openBrowser();
    program = await start(place, { now: application });
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    place?.remove();
  });
  // Each step stands on the one before.
  beforeEach(({ skip, onTestFailed, task }) => {
    if (broken) skip();
    onTestFailed(async () => {
      broken = true;
      await keepPictures(browser, task.name);
    });
  });

  test('the first start leads through the set-up to the first administrator', async () => {
    const administrator = await person(browser, program.base, { language: 'sv', now: application });
    const { page, words } = administrator;
    const address = /http:\S+/.exec(program.printed().split('There is no account yet')[1] ?? '')?.[0];
    expect(address).toBeDefined();
    await page.goto(address!);
    await expectGoodPage(administrator, words('identity:setup.title'));
    await choose(page, page, words('identity:setup.institutionLabel'), 'lund', /^Lunds universitet/i);
    await field(page, words('identity:name.label')).fill('Anna Andersson');
    await field(page, words('identity:email.label')).fill('anna@lund.example');
    await field(page, words('identity:password.choose')).fill(password);
    await button(page, words('identity:setup.act')).click();
    await page.getByRole('navigation', { name: words('shell:navigation') }).first().waitFor();
    await page.goto('/people');
    await expectGoodPage(administrator, words('people:title'));
    officeLink = await invite(administrator, { name: 'Olle Öberg', email: 'olle@lund.example', role: 'international_office', language: 'en' }, (form) =>
      choose(form, page, words('people:column.organisation'), 'lund', /^Lunds universitet/i),
    );
    await administrator.context.close();
  });

  test('the office accepts its invitation and creates the project', async () => {
    office = await person(browser, program.base, { now: application });
    const { page, words } = office;
    await acceptInvitation(office, officeLink, password, lund);
    await page.goto('/projects/new');
    await expectGoodPage(office, words('consortium:create.title'));
    await field(page, words('consortium:field.action')).selectOption('KA203');
    await field(page, words('consortium:field.callYear')).selectOption('2019');
    await field(page, words('consortium:field.acronym')).fill('NORDSKILL');
    await field(page, words('consortium:field.title')).fill('Nordic skills for digital nursing');
    await field(page, words('consortium:field.startOn')).fill('2019-09-01');
    await field(page, words('consortium:field.duration')).fill('24');
    await button(page, words('consortium:create.act')).click();
    await page.waitForURL(/\/projects\/[^/]+\/consortium$/);
    projectPath = new URL(page.url()).pathname.replace('/consortium', '');
    await expectGoodPage(office, words('consortium:consortium'));
  });

  test('each partner that is added is judged at once, until the consortium is eligible', async () => {
    const { page, words } = office;
    const verdict = page.getByRole('status').filter({ hasText: new RegExp(`${words('ui:verdict.not_eligible')}|${words('ui:verdict.eligible')}|${words('ui:verdict.undecided')}`) });
    await add('any', 'abo akademi', abo);
    await verdict.filter({ hasText: /one more organisation, from a programme country other than (Sweden and Finland|Finland and Sweden)/i }).waitFor();
    await add('missing', 'heidelberg', heidelberg);
    await expectGoodPage(office, words('consortium:consortium'));

    await field(page, words('consortium:field.higherEducationRelevance')).fill('Nursing programmes at three universities gain a shared course in digital care.');
    await saved(office);
    for (const name of [/Lunds universitet/i, abo, heidelberg]) {
      const partnerRow = page.getByRole('region', { name: words('consortium:partner.list') }).getByRole('listitem').filter({ hasText: new RegExp(name.source.replace('^', ''), 'i') });
      await partnerRow.getByRole('button', { name: new RegExp(`^${words('consortium:partner.edit')} .*${name.source.replace('^', '')}`, 'i') }).click();
      await field(partnerRow, words('consortium:field.charterHeld')).selectOption('yes');
      await partnerRow.getByText(words('consortium:charter.held'), { exact: true }).waitFor();
      await button(partnerRow, words('consortium:partner.done')).or(partnerRow.getByText(words('consortium:partner.done'), { exact: true })).first().click();
    }

    await page.goto(`${projectPath}/facts`);
    await field(page, words('consortium:field.grantRequested')).fill('300,000');
    await verdict.filter({ hasText: new RegExp(`^${words('ui:verdict.eligible')}`) }).waitFor();
    await expectGoodPage(office, words('consortium:facts.title'));

    async function add(start: 'any' | 'missing', text: string, name: RegExp) {
      await button(page, start === 'any' ? words('consortium:partner.add') : words('consortium:verdictBar.find')).click();
      const form = dialog(page, words('consortium:partner.add'));
      await choose(form, page, words('consortium:partner.organisation'), text, name);
      await button(form, words('consortium:partner.add')).click();
      await form.waitFor({ state: 'hidden' });
    }
  });

  test('the budget is typed by keyboard, and a breach of the yearly cap is named while it is typed', async () => {
    const { page, words } = office;
    await openTab(office, 'nav:budget');
    const breach = words('budget:breach.year', { year: 1, amount: '€10,000', cap: '€150,000', count: 12 });
    await page.getByRole('grid').locator('[tabindex="0"]').focus();
    await page.keyboard.type('160000');
    await page.getByText(breach).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('120000');
    await page.getByText(breach).waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    await page.keyboard.type('120000');
    await page.keyboard.press('Enter');
    await row('ABO AKADEMI', '20000');
    await row('HEIDELBERG', '10000');
    await page.getByText(words('ui:saved.saving')).first().waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('gridcell', { name: /300,000\.00/ }).first().waitFor();
    await expectGoodPage(office, words('budget:title'));

    /** Writes both years of a partner's project management, found with the arrow keys. */
    async function row(name: string, amount: string) {
      const heading = page.getByRole('rowheader', { name: new RegExp(name) });
      await page.keyboard.press('Control+Home');
      const steps = await heading.evaluate((cell) => (cell.closest('tr') as HTMLTableRowElement).sectionRowIndex);
      for (let step = 0; step <= steps; step += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.type(amount);
      await page.keyboard.press('Tab');
      await page.keyboard.type(amount);
      await page.keyboard.press('Enter');
    }
  });

  test('the project moves from planning to running', async () => {
    const { page, words } = office;
    await openTab(office, 'nav:project.overview');
    await move('planning');
    await move('submitted');
    await move('granted', (form) => field(form, words('consortium:field.grantAwarded')).fill('300000'));
    await move('contracted', (form) => field(form, words('consortium:field.agreementNumber')).fill('2019-1-SE01-KA203-060425'));
    await move('running');
    await expectGoodPage(office, /NORDSKILL/);

    async function move(to: string, fill?: (form: Locator) => Promise<void>) {
      const act = words(`consortium:move.act.${to}`);
      await button(page, act).click();
      const form = dialog(page, act);
      await fill?.(form);
      await button(form, act).click();
      await form.waitFor({ state: 'hidden' });
    }
  });

  test('the plan gets a work package, a deliverable and an intensive course', async () => {
    const { page, words } = office;
    await openTab(office, 'nav:plan');
    await button(page, words('workplan:add.work_package')).click();
    await field(page.getByRole('dialog'), words('workplan:form.title')).fill('Shared course in digital care');
    await option(field(page.getByRole('dialog'), words('workplan:form.leadPartnerId')), /ABO AKADEMI/);
    await field(page.getByRole('dialog'), words('workplan:form.startsOn')).fill('2019-09-01');
    await field(page.getByRole('dialog'), words('workplan:form.endsOn')).fill('2020-08-31');
    await submitRecord('work_package');

    await addRecord('deliverable');
    await field(page.getByRole('dialog'), words('workplan:form.code')).fill('D1.1');
    await field(page.getByRole('dialog'), words('workplan:form.title')).fill('Course plan');
    await option(field(page.getByRole('dialog'), words('workplan:form.workPackageId')), /Shared course/);
    await option(field(page.getByRole('dialog'), words('workplan:form.leadPartnerId')), /ABO AKADEMI/);
    await field(page.getByRole('dialog'), words('workplan:form.dueOn')).fill('2020-02-15');
    await submitRecord('deliverable');

    await addRecord('activity');
    await field(page.getByRole('dialog'), words('workplan:form.code')).fill('C1');
    await option(field(page.getByRole('dialog'), words('workplan:form.kind')), new RegExp(words('workplan:kind.intensive_course')));
    await field(page.getByRole('dialog'), words('workplan:form.title')).fill('Intensive course in Turku');
    await field(page.getByRole('dialog'), words('workplan:form.startsOn')).fill('2020-05-04');
    await field(page.getByRole('dialog'), words('workplan:form.endsOn')).fill('2020-05-15');
    await option(field(page.getByRole('dialog'), words('workplan:form.hostPartnerId')), /ABO AKADEMI/);
    await submitRecord('activity');
    await expectGoodPage(office, words('workplan:title'));
    await page.goto(`${projectPath}/plan?view=timeline`);
    await page.getByText('Intensive course in Turku').first().waitFor();
    await expectGoodPage(office, words('workplan:title'));

    async function addRecord(kind: string) {
      await button(page, words('workplan:add.menu')).click();
      await page.getByRole('menuitem', { name: words(`workplan:kindOfRecord.${kind}`) }).click();
    }
    async function submitRecord(kind: string) {
      const form = page.getByRole('dialog');
      await button(form, words(`workplan:add.${kind}`)).click();
      await form.waitFor({ state: 'hidden' });
    }
  });

  test('a year later the office sets a reporting period and invites the manager and the Finnish partner', async () => {
    await office.context.close();
    await program.stop();
    program = await start(place, { now: reporting, port: program.port });
    office = await person(browser, program.base, { now: reporting });
    const { page, words } = office;
    await signIn(office, 'olle@lund.example', password);
    await page.goto(`${projectPath}/reports`);
    await button(page, words('reporting:periods.add')).first().click();
    const form = dialog(page, words('reporting:periods.addTitle'));
    await field(form, words('reporting:periods.startsOn')).fill('2019-09-01');
    await field(form, words('reporting:periods.endsOn')).fill('2020-02-29');
    // The due date follows from the last day when that is left.
    await page.keyboard.press('Tab');
    await expect.poll(() => field(form, words('reporting:periods.dueOn')).inputValue()).toBe('2020-03-29');
    await button(form, words('ui:save')).click();
    await form.waitFor({ state: 'hidden' });
    await expectGoodPage(office, words('reporting:title'));

    await openTab(office, 'nav:members');
    const forPartner = (name: RegExp) => (inForm: Locator) => option(field(inForm, words('people:column.organisation')), name);
    managerLink = await invite(office, { name: 'Maria Månsson', email: 'maria@lund.example', role: 'project_manager', language: 'en' }, forPartner(/Lunds universitet/i));
    partnerLink = await invite(office, { name: 'Petra Pettersson', email: 'petra@abo.example', role: 'partner_lead', language: 'sv' }, forPartner(abo));
    await expectGoodPage(office, words('people:members.title'));
    await office.context.close();
  });

  test('the Finnish partner accepts on a phone and sees only its own money', async () => {
    partner = await person(browser, program.base, { language: 'sv', viewport: phone, now: reporting });
    const { page, words } = partner;
    await acceptInvitation(partner, partnerLink, password, 'ABO AKADEMI');
    await page.waitForURL(new RegExp(projectPath));
    await expectGoodPage(partner, /NORDSKILL/);
    await openTab(partner, 'nav:budget');
    await page.getByText('40 000 €').first().waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/120\s000|240\s000/);
    await expectGoodPage(partner, words('budget:title'));
  });

  test('the partner writes its report and claims a cost with a document by keyboard alone', async () => {
    const { page, words } = partner;
    await page.setViewportSize(wide);
    await page.goto(`${projectPath}/reports`);
    await expectGoodPage(partner, words('reporting:title'));
    await reach(page, page.getByRole('button', { name: new RegExp(`^${words('reporting:act.start')}`) }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/reports\/[^/]+$/);
    await reach(page, field(page, words('reporting:text.workDone')));
    await page.keyboard.type('Kursplanen är skriven och prövad med tolv studenter.');
    await reach(page, field(page, words('reporting:text.status')));
    await page.keyboard.type(words('reporting:deliverable.delivered'));
    await reach(page, button(page, words('reporting:cost.add')));
    await page.keyboard.press('Enter');
    await type('reporting:cost.description', 'Lokal för provkursen');
    await type('reporting:cost.incurredOn', '2020-01-20');
    await type('reporting:cost.category', words('reporting:category.project_management'));
    await type('reporting:claim.basis', words('reporting:claim.asPaid'));
    await type('reporting:cost.amount', '1 250,50');
    // Asked for before the way there, because the browser must know of it when the key is pressed.
    const chooser = page.waitForEvent('filechooser', { timeout: 30_000 });
    await reach(page, button(page, words('reporting:file.attach')));
    await page.keyboard.press('Enter');
    const receipt = join(place.data, 'kvitto.txt');
    writeFileSync(receipt, 'Kvitto: lokal för provkursen, 1 250,50 euro, 20 januari 2020\n');
    await (await chooser).setFiles(receipt);
    await page.getByRole('link', { name: 'kvitto.txt' }).waitFor();
    await reach(page, button(page, words('reporting:cost.save')));
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Lokal för provkursen/ }).waitFor();
    await expectGoodPage(partner, words('reporting:reportTitle', { number: 1, partner: 'ABO AKADEMI' }));
    await submitReport();
  });

  test('the manager finds the report waiting and returns it with a reason', async () => {
    manager = await person(browser, program.base, { now: reporting });
    const { page, words } = manager;
    await acceptInvitation(manager, managerLink, password, lund);
    await page.goto('/');
    await expectGoodPage(manager, words('home:title'));
    await openWaiting();
    await button(page, words('reporting:review.return')).click();
    const form = dialog(page, words('reporting:review.returnTitle'));
    await field(form, words('reporting:review.reason')).fill('Tell how many students took part in the trial.');
    await button(form, words('reporting:review.returnConfirm')).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByText(words('reporting:status.returned'), { exact: true }).first().waitFor();
    await expectGoodPage(manager, words('reporting:reportTitle', { number: 1, partner: 'ABO AKADEMI' }));
  });

  test('the partner reads the reason, mends the report and submits it again', async () => {
    const { page, words } = partner;
    await page.reload();
    await page.getByText(/Tell how many students took part in the trial/).first().waitFor();
    await reach(page, field(page, words('reporting:text.deviations')));
    await page.keyboard.type('Tolv studenter deltog, två färre än planerat.');
    await submitReport();
  });

  test('the manager approves, the figure stands among the actuals, and the report is frozen', async () => {
    const { page, words } = manager;
    await openWaiting();
    await button(page, words('reporting:review.approve')).click();
    const form = dialog(page, words('reporting:review.approveTitle'));
    await button(form, words('reporting:review.approve')).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByText(words('reporting:status.approved'), { exact: true }).first().waitFor();
    await openTab(manager, 'nav:budget');
    await page.getByRole('columnheader', { name: words('budget:claimed.approved') }).waitFor();
    await page.getByRole('gridcell', { name: /1,250\.50/ }).first().waitFor();
    await expectGoodPage(manager, words('budget:title'));

    await partner.page.reload();
    await partner.page.getByText(partner.words('reporting:status.approved'), { exact: true }).first().waitFor();
    expect(await field(partner.page, partner.words('reporting:text.workDone')).count()).toBe(0);
    expect(await button(partner.page, partner.words('reporting:cost.add')).count()).toBe(0);
    await expectGoodPage(partner, partner.words('reporting:reportTitle', { number: 1, partner: 'ABO AKADEMI' }));
  });

  async function type(key: string, text: string) {
    await reach(partner.page, field(partner.page, partner.words(key)).last());
    await partner.page.keyboard.type(text);
  }

  async function submitReport() {
    const { page, words } = partner;
    await reach(page, button(page, words('reporting:submit.open')));
    await page.keyboard.press('Enter');
    const form = dialog(page, words('reporting:submit.title'));
    await reach(page, button(form, words('reporting:submit.confirm')));
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
    await page.getByText(words('reporting:status.submitted'), { exact: true }).first().waitFor();
    await expectGoodPage(partner, words('reporting:reportTitle', { number: 1, partner: 'ABO AKADEMI' }));
  }

  async function openWaiting() {
    const { page, words } = manager;
    await page.goto('/');
    await page.getByRole('link', { name: new RegExp(`^${words('home:act.review_report')}`) }).click();
    await button(page, words('reporting:review.approve')).waitFor();
  }
});
