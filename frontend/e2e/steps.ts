import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Person } from './browser';
import { violations } from './browser';

type Scope = Page | Locator;

/** The field whose label begins with these words; a unit or "optional" may follow. */
export function field(scope: Scope, label: string): Locator {
  return scope.getByLabel(new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\s|,|$)`)).and(scope.locator('input, textarea, select'));
}

export function button(scope: Scope, name: string): Locator {
  return scope.getByRole('button', { name, exact: true });
}

export function dialog(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name });
}

/** The tab of the project, by its name in the menu of tabs. */
export async function openTab({ page, words }: Person, label: string): Promise<void> {
  await page.getByRole('navigation', { name: words('shell:project.tabs') }).getByRole('link', { name: new RegExp(`^${words(label)}`) }).click();
}

/** Finds one in a field that searches the register, and takes the first of what it shows. */
export async function choose(scope: Scope, page: Page, label: string, text: string, name: string | RegExp): Promise<void> {
  await field(scope, label).fill(text);
  await page.getByRole('option', { name }).filter({ visible: true }).first().click();
}

/** The page has the title, says nothing unseen, and axe finds nothing. */
export async function expectGoodPage(who: Person, title: string | RegExp): Promise<void> {
  await who.page.getByRole('heading', { name: title }).first().waitFor();
  expect(await violations(who), `axe at ${who.page.url()}`).toEqual([]);
  expect(who.complaints(), `complaints at ${who.page.url()}`).toEqual([]);
}

export async function signIn({ page, words }: Person, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await field(page, words('identity:email.label')).fill(email);
  await field(page, words('identity:password.label')).fill(password);
  await button(page, words('identity:signIn.act')).click();
  await page.getByRole('navigation', { name: words('shell:navigation') }).first().waitFor();
}

/** Makes an account from an invitation's link. */
export async function acceptInvitation(who: Person, link: string, password: string, organisation: string): Promise<void> {
  const { page, words } = who;
  await page.goto(link);
  await expectGoodPage(who, words('identity:invitation.titleTo', { organisation }));
  await field(page, words('identity:password.choose')).fill(password);
  await button(page, words('identity:invitation.acceptNew')).click();
  await page.getByRole('navigation', { name: words('shell:navigation') }).first().waitFor();
}

interface Invitation {
  name: string;
  email: string;
  role: string;
  language: 'sv' | 'en';
}

/** Fills the dialog of an invitation from its open button on; the organisation is chosen by `takeOrganisation`. Answers the link. */
export async function invite({ page, words }: Person, { name, email, role, language }: Invitation, takeOrganisation: (form: Locator) => Promise<unknown>): Promise<string> {
  await button(page, words('people:invite.open')).click();
  const form = page.getByRole('dialog');
  await field(form, words('people:column.name')).fill(name);
  await field(form, words('people:invite.email')).fill(email);
  await field(form, words('people:column.role')).selectOption({ label: words(`roles:${role}`) });
  await takeOrganisation(form);
  await field(form, words('people:invite.language')).selectOption(language);
  await button(form, words('people:invite.send')).click();
  const link = await field(form, words('people:invite.link')).inputValue();
  await button(form, words('ui:close')).last().click();
  return link;
}

/** Takes the line of a list of the system's own that reads like this. */
export async function option(list: Locator, text: RegExp): Promise<void> {
  const value = await list.locator('option').filter({ hasText: text }).first().getAttribute('value');
  await list.selectOption(value);
}

/** Walks to a control with Tab, as someone without a mouse does. */
export async function reach(page: Page, control: Locator): Promise<void> {
  await control.first().waitFor();
  for (let step = 0; step < 120; step += 1) {
    if (await control.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach the control');
}

/** Waits until the page says that what was typed is saved. */
export async function saved({ page, words }: Person): Promise<void> {
  await page.getByText(new RegExp(`^${words('ui:saved.at', { time: '' })}`)).first().waitFor();
}
