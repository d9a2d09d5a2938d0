import { readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keepPictures, openBrowser, type Person } from './browser';
import { emptyPlace, type Place } from './database';
import { enter, read } from './demonstration';
import { type Program, start } from './program';
import { button, choose, dialog, expectGoodPage, field, option } from './steps';

/** What the office and the administrator do around a consortium; the four stand beside each other, none on another. */
describe('a consortium is kept in order', () => {
  let place: Place;
  let program: Program;
  let browser: Browser;
  let office: Person;
  let projects: Project[];

  beforeAll(async () => {
    place = emptyPlace();
    [browser, program] = await Promise.all([openBrowser(), start(place, { demo: true })]);
    office = await enter(browser, program, 'office');
    projects = (await read<{ items: Project[] }>(office, '/projects')).items;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    place?.remove();
  });
  beforeEach(({ onTestFailed, task }) => onTestFailed(() => keepPictures(browser, task.name)));

  const named = (acronym: string) => projects.find((project) => project.acronym === acronym)!;

  test('a mandate is requested, its letter signed, handed in and found signed', async () => {
    const { page, words } = office;
    const { id } = named('LIGHTHOUSE');
    const { items } = await read<{ items: Mandate[] }>(office, `/projects/${id}/mandates`);
    const { partnerId, organisation } = items.find(({ asked, state }) => asked && state === 'requested')!;
    const name = organisation.name;
    const row = page.getByRole('listitem').filter({ hasText: name });
    await page.goto(`/projects/${id}/consortium/mandates`);

    await moveMandate(office, row, name, 'none');
    const back = page.getByRole('dialog');
    await field(back, words('mandates:field.reason')).fill('Asked the wrong person.');
    await button(back, words('mandates:field.save')).click();
    await row.getByText(words('mandates:state.none')).waitFor();
    await button(row, words('mandates:requestNamed', { name })).click();
    await button(dialog(page, words('mandates:requestNamed', { name })), words('mandates:request')).click();
    await row.getByText(words('mandates:toldNobody')).waitFor();
    await row.getByText(words('mandates:state.requested'), { exact: true }).waitFor();

    const started = page.waitForEvent('download');
    await row.getByRole('link', { name: words('mandates:letterNamed.sv', { name }) }).click();
    const letter = readFileSync(await (await started).path());
    expect(letter.subarray(0, 5).toString()).toBe('%PDF-');

    await moveMandate(office, row, name, 'received');
    await button(page.getByRole('dialog'), words('mandates:field.save')).click();
    await row.getByText(words('mandates:state.received')).waitFor();
    const choosing = page.waitForEvent('filechooser');
    await button(row, `${words('mandates:addFile')}: ${name}`).click();
    await (await choosing).setFiles({ name: 'Signed mandate.pdf', mimeType: 'application/pdf', buffer: letter });
    await row.getByRole('link', { name: 'Signed mandate.pdf' }).waitFor();

    await moveMandate(office, row, name, 'signed');
    await field(page.getByRole('dialog'), words('mandates:field.signedOn')).fill(day(-1));
    await button(page.getByRole('dialog'), words('mandates:field.save')).click();
    await row.getByText(words('mandates:state.signed'), { exact: true }).waitFor();
    await page.getByText(words('mandates:summary', { signed: 2, count: 2 })).waitFor();
    await expectGoodPage(office, words('mandates:title'));
    expect(await read(office, `/projects/${id}/partners/${partnerId}`)).toMatchObject({ mandateState: 'signed', mandateSignedOn: day(-1) });
  });

  test('a partner leaves on a day, another takes its place and tasks, and the record stays', async () => {
    const { page, words } = office;
    const { id, acronym } = named('BRIDGE');
    const [bergen, oslo, leaves] = ['UNIVERSITETET I BERGEN', 'UNIVERSITETET I OSLO', day(40)];
    const row = (name: string) => page.getByRole('region', { name: words('consortium:partner.list') }).getByRole('listitem').filter({ hasText: name });
    await page.goto(`/projects/${id}/consortium`);
    await button(page, words('consortium:partner.editNamed', { name: bergen })).click();
    await button(page, words('leaving:open')).click();

    const form = dialog(page, words('leaving:title', { name: bergen, acronym }));
    await field(form, words('leaving:leftOn')).fill(leaves);
    await field(form, words('leaving:reason')).fill('The department closes.');
    await option(field(form, words('leaving:place')), new RegExp(words('leaving:places.other')));
    await choose(form, page, words('leaving:successor'), 'universitetet i oslo', new RegExp(`^${oslo}`));
    const tasks = form.getByRole('group', { name: words('leaving:tasks.title') });
    await button(tasks, words('leaving:tasks.all')).click();
    expect(await tasks.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(2);
    await button(form, words('leaving:replace')).click();
    await form.waitFor({ state: 'hidden' });

    await row(bergen).getByText(words('leaving:leaves', { date: leaves })).waitFor();
    await row(bergen).getByText(words('leaving:replacedBy', { name: oslo })).waitFor();
    await row(bergen).getByText(words('leaving:why', { reason: 'The department closes.' })).waitFor();
    await row(oslo).getByText(words('leaving:joins', { date: leaves })).waitFor();
    await expectGoodPage(office, words('consortium:consortium'));

    await button(page, words('leaving:change')).click();
    await form.getByText(words('leaving:tasks.none')).waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`/projects/${id}/history`);
    await page.getByText(words('consortium:history.action.partner_left')).first().waitFor();
  });

  test('an administrator publishes an edition of an official rule book, and a project takes it', async () => {
    const { id, action, callYear } = named('LIGHTHOUSE');
    const admin = await enter(browser, program, 'admin');
    const version = await publishEdition(admin, { action, callYear }, 'Fewest organisations', '4');
    await admin.context.close();

    const { page, words } = office;
    await page.goto(`/projects/${id}/consortium`);
    await page.getByText(words('rulebook:project.newer', { version })).waitFor();
    await button(page, words('rulebook:project.look')).click();
    const offer = dialog(page, words('rulebook:project.title'));
    await offer.getByText(/at least 4 organisations/i).first().waitFor();
    const differs = offer.getByRole('row').filter({ hasText: words('rulebook:of.consortium_min_organisations') });
    expect(await differs.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['3', expect.stringMatching(/^4/)]));
    await expectGoodPage(office, words('rulebook:project.title'));
    await button(offer, words('rulebook:project.take', { version })).click();
    await offer.waitFor({ state: 'hidden' });
    await page.getByText(words('rulebook:project.newer', { version })).waitFor({ state: 'hidden' });
    expect(await read(office, `/projects/${id}/rule-book`)).toMatchObject({ version });
  });

  test('an agency pastes proposals, sees which row is wrong, narrows and takes the verdicts along', async () => {
    const { page, words } = office;
    await page.goto('/proposal-checks');
    await field(page, words('proposal:source.pasteLabel')).fill(proposals);
    await button(page, words('proposal:source.judge')).click();
    await page.getByText(words('proposal:refused.some', { count: 1 })).waitFor();
    const switchOf = (verdict: string) => page.getByRole('group', { name: words('proposal:filter.verdict') }).getByRole('button').filter({ hasText: new RegExp(`\\d+\\s*${words(`proposal:verdict.${verdict}`)}$`) });
    expect(await switchOf('eligible').innerText()).toMatch(/^1\D/);
    expect(await switchOf('not_eligible').innerText()).toMatch(/^1\D/);
    await button(page, words('proposal:refused.show')).click();
    await page.getByText(words('proposal:shownOf', { count: 1, all: 3 })).waitFor();
    await page.getByText(words('proposal:note.country_unknown', { value: 'Atlantis' })).waitFor();
    await switchOf('not_eligible').click();
    await page.getByRole('link', { name: 'P-2' }).waitFor();
    await expectGoodPage(office, words('proposal:title'));

    const started = page.waitForEvent('download');
    await button(page, words('proposal:download.open')).click();
    await page.getByRole('menuitem', { name: words('proposal:download.csv') }).click();
    const taken = await started;
    expect(taken.suggestedFilename()).toBe(`${words('proposal:download.name')}.csv`);
    const lines = readFileSync(await taken.path(), 'utf8');
    expect(lines).toContain('P-2');
    expect(lines).not.toContain('P-1');
  });
});

interface Project {
  id: string;
  acronym: string;
  action: string;
  callYear: number;
}

interface Mandate {
  partnerId: string;
  organisation: { name: string };
  asked: boolean;
  state: string;
}

/** Three proposals of an open call: one that fits, one that is a country short, one with a country that is none. */
const proposals = [
  'Proposal number,Action,Call year,Duration (months),Grant requested,Relevance to higher education,Organisation,Country,Organisation type,Role,Erasmus charter (ECHE)',
  ...consortium('P-1', ['SE', 'FI', 'DE']),
  ...consortium('P-2', ['SE', 'FI', 'FI']),
  ...consortium('P-3', ['SE', 'FI', 'Atlantis']),
].join('\n');

function consortium(id: string, countries: readonly string[]): string[] {
  return countries.map((country, at) => `${id},KA220-HED,2026,24,250000,A joint master course,University ${at + 1},${country},Higher education institution,${at === 0 ? 'Coordinator' : 'Partner'},yes`);
}

/** The calendar day so many days from now. */
function day(from: number): string {
  return new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
}

/** Opens the dialog that moves a mandate, with the state chosen. */
async function moveMandate({ page, words }: Person, row: Locator, name: string, to: string): Promise<void> {
  await button(row, words('mandates:moveNamed', { name })).click();
  await option(field(page.getByRole('dialog'), words('mandates:field.to')), new RegExp(words(`mandates:state.${to}`)));
}

/** Copies the official book of a call, gives one value anew with its source, and publishes it. Answers the version. */
async function publishEdition(who: Person, call: { action: string; callYear: number }, value: string, becomes: string): Promise<string> {
  const { page, words } = who;
  await page.goto(`/rule-books?action=${call.action}`);
  await page.getByRole('row').filter({ hasText: words('rulebook:status.official') }).getByRole('link', { name: words('rulebook:book.name', { action: call.action, year: call.callYear }) }).click();
  await button(page, words('rulebook:act.copy')).click();
  await page.getByText(words('rulebook:book.noDifferences')).waitFor();
  await button(page, words('rulebook:edit.title', { name: value })).click();
  const form = dialog(page, words('rulebook:edit.title', { name: value }));
  await field(form, words('rulebook:part.value')).fill(becomes);
  await field(form, words('rulebook:edit.sourceTitle', { number: 1 })).fill('Letter of the rector, example');
  await field(form, words('rulebook:edit.note')).fill('Our institution asks for four.');
  await button(form, words('rulebook:act.save')).click();
  await form.waitFor({ state: 'hidden' });
  await expectGoodPage(who, words('rulebook:book.name', { action: call.action, year: call.callYear }));
  await button(page, words('rulebook:act.publish')).click();
  const publish = page.getByRole('dialog');
  await field(publish, words('rulebook:publish.note')).fill('Four organisations.');
  await button(publish, words('rulebook:act.publishNow')).click();
  await publish.waitFor({ state: 'hidden' });
  const [, version = ''] = /\/rule-books\/([^?]+)/.exec(page.url()) ?? [];
  await button(page, words('rulebook:act.withdraw')).waitFor();
  return decodeURIComponent(version);
}
