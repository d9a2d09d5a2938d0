import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Language } from '@/i18n/language';
import { type Words, wordsOf } from './words';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const wide = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** The browser of KONSORTIUM_CHROMIUM. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.KONSORTIUM_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });
}

interface Sight {
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
  const complaints = () => {
    const told = heard;
    heard = [];
    return told;
  };
  return { page, context, words: await wordsOf(language), complaints };
}

/** What axe finds wrong on the page as it stands, as `rule: element`. */
export async function violations({ page }: Person): Promise<string[]> {
  await settled(page);
  // The page's policy allows no foreign scripts; what the debugger evaluates is exempt from it.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof axe }).axe;
    const found = await run.run(document, { resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
  });
}

/** Waits until the page neither loads nor changes place. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
}

const results = fileURLToPath(new URL('../../e2e-results/', import.meta.url));

/** Keeps how every open page looks, for whoever reads the failure. */
export async function keepPictures(browser: Browser, name: string): Promise<void> {
  mkdirSync(results, { recursive: true });
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [at, page] of pages.entries()) await page.screenshot({ path: `${results}${name.replace(/\W+/g, '-')}-${at + 1}.png` }).catch(() => undefined);
}
