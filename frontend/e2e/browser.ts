import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Language } from '@/i18n/language';
import { onPostgreSQL } from './database';
import { type Words, wordsOf } from './words';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const wide = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** The browser of KONSORTIUM_CHROMIUM. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.KONSORTIUM_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });
}

export interface Sight {
  language?: Language;
  scheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** The browser's clock stands where the program's does; timers run. */
  now?: string;
}

/** One person at one browser of their own: a page, the words they read, and what went wrong unseen. */
export interface Person {
  page: Page;
  context: BrowserContext;
  words: Words;
  /** Errors of the console, of scripts and of failed requests, since the last call. */
  complaints: () => string[];
}

export async function person(browser: Browser, base: string, { language = 'en', scheme = 'light', viewport = wide, now }: Sight = {}): Promise<Person> {
  const context = await browser.newContext({ baseURL: base, viewport, colorScheme: scheme, locale: language === 'sv' ? 'sv-SE' : 'en-GB', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  if (now) await context.clock.setFixedTime(now);
  const page = await context.newPage();
  let heard: string[] = [];
  page.on('console', (message) => {
    // The browser writes a line for each refused request; those are watched as answers below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) heard.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  page.on('response', (answer) => {
    if (answer.status() >= 500) heard.push(`${answer.status()} ${answer.url()}`);
  });
  watch(page);
  const complaints = () => {
    const told = heard;
    heard = [];
    return told;
  };
  return { page, context, words: await wordsOf(language), complaints };
}

/** What axe finds wrong on the page as it stands, as `rule: element`. */
export async function violations({ page }: Person): Promise<string[]> {
  await quiet(page);
  return inspect(page);
}

/** The same for a page that is quiet; by all rules of axe, or by those that are named. */
export async function inspect(page: Page, rules: string[] = []): Promise<string[]> {
  // The page's policy allows no foreign scripts; what the debugger evaluates is exempt from it.
  await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const run = (window as unknown as { axe: typeof axe }).axe;
    const found = await run.run(document, { resultTypes: ['violations'], ...(only.length > 0 && { runOnly: only }) });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
  }, rules);
}

/** What each page has asked the program and not been answered yet, and since when that stands. */
const waiting = new WeakMap<Page, { open: number; since: number }>();

function watch(page: Page): void {
  const state = { open: 0, since: Date.now() };
  const change = (by: number) => () => Object.assign(state, { open: state.open + by, since: Date.now() });
  page.on('request', change(1));
  page.on('requestfinished', change(-1));
  page.on('requestfailed', change(-1));
  waiting.set(page, state);
}

/** Waits until the page is drawn, has asked for nothing for a moment, and nothing on it changes place. */
export async function quiet(page: Page): Promise<void> {
  const state = waiting.get(page)!;
  const until = Date.now() + 15_000;
  for (;;) {
    const still = state.open <= 0 && Date.now() - state.since > 150;
    if (still && (await page.evaluate(() => document.querySelector('main h1') !== null && document.querySelector('main [aria-busy="true"]') === null))) break;
    if (Date.now() > until) throw new Error(`${page.url()} is not drawn: ${state.open} requests are open`);
    await pause(30);
  }
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
}

const results = fileURLToPath(new URL('../../e2e-results/', import.meta.url));

/** Keeps how every open page looks, and says what stands on it, for whoever reads the failure. */
export async function keepPictures(browser: Browser, name: string): Promise<void> {
  mkdirSync(results, { recursive: true });
  const database = onPostgreSQL ? 'postgresql' : 'sqlite';
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [at, page] of pages.entries()) {
    await page.screenshot({ path: `${results}${database}-${name.replace(/\W+/g, '-')}-${at + 1}.png` }).catch(() => undefined);
    const text = await page.evaluate(() => document.body.innerText).catch(String);
    process.stderr.write(`${database}, ${name}: ${page.url()} shows\n${text.slice(0, 3000)}\n`);
  }
}
