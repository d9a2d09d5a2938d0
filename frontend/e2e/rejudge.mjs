// How soon a page with ten partners shows what the rules say of a change. Against a program with the demonstration in it,
// at KONSORTIUM_BENCH_ADDRESS, with the password that it printed; the database is changed. Nothing is asserted.
import { chromium } from 'playwright-core';

const address = process.env.KONSORTIUM_BENCH_ADDRESS ?? 'http://127.0.0.1:8080';
const password = process.env.KONSORTIUM_BENCH_PASSWORD;
const rounds = Number(process.env.KONSORTIUM_BENCH_ROUNDS ?? 40);
const partnersWanted = 10;
if (!password || !/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(address)) {
  console.error('KONSORTIUM_BENCH_PASSWORD is needed, and KONSORTIUM_BENCH_ADDRESS on this machine.');
  process.exit(2);
}

const browser = await chromium.launch({ executablePath: process.env.KONSORTIUM_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const page = await (await browser.newContext({ baseURL: address, viewport: { width: 1280, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' })).newPage();

/** One call of the API as the signed-in person. */
const call = (method, path, body, version) =>
  page.evaluate(
    async ([method, path, body, version]) => {
      const answer = await fetch(`/api/v1${path}`, { method, headers: { 'Content-Type': 'application/json', ...(version ? { 'If-Match': `"${version}"` } : {}) }, body: body && JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    [method, path, body, version],
  );

/** The demonstration's draft with ten partners, all of whom hold a charter: eligible but for the one that is changed. */
async function prepare() {
  await page.goto('/sign-in');
  await call('POST', '/session', { email: 'manager@demo.example', password });
  const { items } = await call('GET', '/projects?limit=50');
  const project = items.find(({ status }) => status === 'planning' || status === 'idea');
  if (!project) throw new Error('the demonstration has no draft');
  const path = `/projects/${project.id}`;
  const present = (await call('GET', `${path}/partners`)).items.length;
  const { items: suggestions } = await call('GET', `${path}/eligibility/suggestions?type=higher_education_institution&limit=30`);
  for (const { organisation } of suggestions.slice(0, Math.max(0, partnersWanted - present))) await call('POST', `${path}/partners`, { organisationId: organisation.id, role: 'partner', mandateState: 'none' });
  for (const partner of (await call('GET', `${path}/partners`)).items) {
    const { role, addedValue, strategyLink, mandateState, mandateSignedOn, joinedOn, leftOn, version } = partner;
    if (partner.charterKnown !== true) await call('PUT', `${path}/partners/${partner.id}`, { role, addedValue, strategyLink, charterHeld: true, mandateState, mandateSignedOn, joinedOn, leftOn }, version);
  }
  return project;
}

const project = await prepare();
await page.addInitScript(() => localStorage.setItem('konsortium.language', 'en'));
await page.goto(`/projects/${project.id}/consortium`);
await page.getByRole('button', { name: /^Edit / }).last().click();
const charter = page.locator('select[name="charterHeld"]');
await charter.waitFor();
// From "yes" the arrows lead to "no" and back.
await charter.selectOption('yes');
await page.waitForTimeout(2_000);
await page.waitForLoadState('networkidle');

/** Listens from the key that changes the charter to the frame after the verdict has changed. */
const listen = () =>
  page.evaluate(() => {
    const bar = document.querySelector('[data-verdict]');
    const before = bar.getAttribute('data-verdict');
    let key = 0;
    performance.clearResourceTimings();
    document.addEventListener('change', (event) => { key = event.timeStamp; }, { capture: true, once: true });
    window.rejudged = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the verdict did not change within 10 s')), 10_000);
      new MutationObserver((_, observer) => {
        if (bar.getAttribute('data-verdict') === before) return;
        observer.disconnect();
        clearTimeout(late);
        // What a frame asks for runs before it is painted, a task after that afterwards.
        requestAnimationFrame(() => setTimeout(() => {
          const asked = performance.getEntriesByType('resource').filter(({ name }) => /\/(partners\/|eligibility\?)/.test(name));
          resolve({ repainted: performance.now() - key, requests: asked.map(({ name, startTime, responseEnd }) => [/\/partners\//.test(name) ? 'saving' : 'judging', startTime - key, responseEnd - key]) });
        }, 0));
      }).observe(bar, { attributes: true });
    });
  });

const partners = await page.locator('[aria-label="Partners of the project"] > ol > li').count();
const repaints = [];
const stages = [];
for (let round = 0; round < rounds; round += 1) {
  await charter.focus();
  await listen();
  await page.keyboard.press(round % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
  const { repainted, requests } = await page.evaluate(() => window.rejudged);
  repaints.push(repainted);
  stages.push(requests.map(([name, from, until]) => `${name} ${from.toFixed(0)}–${until.toFixed(0)} ms`).join(', '));
  await page.waitForTimeout(200);
}
repaints.sort((one, other) => one - other);
const at = (share) => repaints[Math.min(repaints.length - 1, Math.floor(share * repaints.length))].toFixed(1);
console.log(`${partners} partners, ${rounds} changes by keyboard: from the key to the repainted verdict p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`);
for (const stage of stages.slice(-3)) console.log(`  asked to answered: ${stage}`);
await browser.close();
