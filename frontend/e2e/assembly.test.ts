import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keepPictures, openBrowser, person, type Person } from './browser';
import { emptyPlace, type Place } from './database';
import { addressOf, demonstrationPassword, read } from './demonstration';
import { type Program, start } from './program';
import { button, dialog, expectGoodPage, field, openTab, signIn } from './steps';

const tartu = 'TARTU ULIKOOL';

/** A consortium that is one country short becomes eligible by a candidate that says yes through its link. */
describe('a consortium is completed by a candidate', () => {
  let place: Place;
  let program: Program;
  let browser: Browser;
  let broken = false;
  let office: Person;
  let projectPath = '';
  let link = '';

  beforeAll(async () => {
    place = emptyPlace();
    browser = await openBrowser();
    program = await start(place, { demo: true });
    office = await person(browser, program.base);
    await signIn(office, addressOf('office'), demonstrationPassword(program));
    const { items } = await read<{ items: { id: string; acronym: string }[] }>(office, '/projects');
    projectPath = `/projects/${items.find(({ acronym }) => acronym === 'LIGHTHOUSE')!.id}`;
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

  const verdict = (outcome: string) => office.page.getByRole('status').filter({ hasText: new RegExp(`^${office.words(`ui:verdict.${outcome}`)}`) });

  test('the candidate that would close the gap is asked once more, with a new link', async () => {
    const { page, words } = office;
    await page.goto(`${projectPath}/consortium`);
    await verdict('not_eligible').waitFor();
    await page.getByText(words('candidate:effect.completes')).waitFor();
    await button(page, words('candidate:act.moreNamed', { name: tartu })).click();
    await page.getByRole('menuitem', { name: words('candidate:act.renew') }).click();
    const form = page.getByRole('dialog');
    await button(form, words('candidate:act.renew')).click();
    link = await field(form, words('candidate:ask.link')).inputValue();
    expect(link).toContain('/participation');
    await page.keyboard.press('Escape');
  });

  test('whoever holds the link says yes without an account, once, and sees no other partner', async () => {
    const guest = await person(browser, program.base, { scheme: 'dark' });
    const { page, words } = guest;
    await page.goto(link);
    await expectGoodPage(guest, words('participation:title', { organisation: tartu, acronym: 'LIGHTHOUSE' }));
    expect(await page.getByText(/ABO AKADEMI|TURUN/).count()).toBe(0);
    expect(await page.getByText('€').count()).toBe(0);
    await field(page, words('participation:form.name')).fill('Mart Tamm');
    await field(page, words('participation:form.words')).fill('With pleasure.');
    await button(page, words('participation:form.accept')).click();
    await expectGoodPage(guest, words('participation:thanks.accepted'));
    // The secret stands after the #, so the same address alone would load nothing anew.
    await page.goto('about:blank');
    await page.goto(link);
    await expectGoodPage(guest, words('participation:ended.participation_answered.title'));
    await guest.context.close();
  });

  test('the answer stands beside the partners, and the candidate becomes one of them', async () => {
    const { page, words } = office;
    await page.goto(`${projectPath}/consortium`);
    await page.getByText('With pleasure.').waitFor();
    await button(page, words('candidate:act.promoteNamed', { name: tartu })).click();
    const form = dialog(page, words('candidate:promote.title', { name: tartu, acronym: 'LIGHTHOUSE' }));
    await button(form, words('candidate:act.promote')).click();
    await form.waitFor({ state: 'hidden' });
    await verdict('eligible').waitFor();
    await expectGoodPage(office, words('consortium:consortium'));
  });

  test('leaving out each partner in turn shows that none can be spared', async () => {
    const { page, words } = office;
    await openTab(office, 'nav:project.whatIf');
    await page.getByRole('row').filter({ hasText: tartu }).getByText(words('whatIf:withdrawal.becomes.not_eligible')).waitFor();
    await expectGoodPage(office, words('whatIf:title'));
  });

  test('the judgement is recorded with the edition of the rules that it was made by', async () => {
    const { page, words } = office;
    await page.goto(`${projectPath}/consortium/judgements`);
    await button(page, words('judgement:record')).click();
    await page.getByText('KA220-HED-2027.1').first().waitFor();
    await expectGoodPage(office, words('judgement:title'));
  });
});
