/** P8: from the address to the first letter that the editor has taken, cold cache, processor slowed down four times. */
import type { BrowserContext, Page } from '@playwright/test';
import { startBareServer } from './browser/bare-server.ts';
import { whyNoChromium } from './browser/realm-runs.ts';
import { openSignedInSite } from './browser/signed-in.ts';
import { alternate, benchOptions, emit } from './program.ts';
import { atMost } from './row.ts';
import { medianRatio, spread } from './statistics.ts';

declare global {
  interface Window {
    letterMs?: number;
  }
}

const THROTTLE = 4;
const EXERCISE = '/courses/odl/cnn/conv2d';
const LETTER = 'q';
const KIB = 1000;

const options = benchOptions();
const absent = whyNoChromium();
if (absent !== null) {
  emit('P8', options, {
    title: 'Exercise page to the first accepted keystroke',
    series: [],
    missing: [{ who: 'Chromium', why: absent }],
    verdicts: [],
  });
  process.exit();
}

const site = await openSignedInSite();
const server = await startBareServer();
const monacoMs: number[] = [];
const scriptKb: number[] = [];

/** Looks at every frame from the start: a question put later would wait behind whatever script comes next. */
function noteLetter(letter: string): void {
  const look = (): void => {
    const active = document.activeElement;
    const own = active instanceof HTMLTextAreaElement ? active.value : '';
    const shown = document.querySelector('.monaco-editor .view-lines')?.textContent ?? '';
    if (own.includes(letter) || shown.includes(letter)) window.letterMs = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Milliseconds from the start of the navigation until a frame shows the letter in `field`. The page stays open. */
async function untilTyped(page: Page, url: string, field: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await page.addInitScript(noteLetter, LETTER);
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(field).first().waitFor({ state: 'attached' });
  await page.locator(field).first().focus();
  await page.keyboard.type(LETTER);
  await page.waitForFunction(() => window.letterMs !== undefined);
  return page.evaluate(() => window.letterMs ?? Number.NaN);
}

/** Kilobytes of script, as they came over the line, that had arrived when the page first painted. */
function scriptBeforePaint(page: Page): Promise<number> {
  return page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = resources.filter(
      ({ name, responseEnd }) => /\.js(\?|$)/.test(name) && responseEnd <= paint,
    );
    return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  });
}

async function inContext<T>(context: BrowserContext, work: (page: Page) => Promise<T>): Promise<T> {
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

const times = await alternate(options.runs, {
  ours: async () =>
    inContext(await site.freshContext(), async (page) => {
      const ms = await untilTyped(page, `${site.origin}${EXERCISE}`, 'textarea[aria-label^="Your solution"]');
      await page.locator('.monaco-editor .view-lines').first().waitFor({ timeout: 60_000 });
      monacoMs.push(await page.evaluate(() => performance.now()));
      scriptKb.push((await scriptBeforePaint(page)) / KIB);
      const kept = await page.evaluate(
        (letter) => document.querySelector('.monaco-editor .view-lines')?.textContent?.includes(letter),
        LETTER,
      );
      if (!kept) throw new Error('The letter that was typed first was lost when Monaco came.');
      return ms;
    }),
  bare: async () =>
    inContext(await site.browser.newContext({ viewport: { width: 1440, height: 900 } }), (page) =>
      untilTyped(
        page,
        `${server.origin}/monaco`,
        '.monaco-editor textarea, .monaco-editor .native-edit-context',
      ),
    ),
});
server.close();
await site.close();
emit('P8', options, {
  title: `Exercise page to the first accepted keystroke, cold cache, ${THROTTLE} × slower processor`,
  series: [
    { who: 'Descent: a letter typed is in the editor', unit: 'ms', spread: spread(times.ours) },
    { who: 'Descent: Monaco has taken over', unit: 'ms', spread: spread(monacoMs) },
    {
      who: 'static page with only the same Monaco build: a letter typed is in it',
      unit: 'ms',
      spread: spread(times.bare),
    },
    { who: 'script before the first paint, compressed', unit: 'kB', spread: spread(scriptKb) },
  ],
  verdicts: [
    atMost('first keystroke, over the static page', medianRatio(times.ours, times.bare), {
      max: 1.3,
      unit: '×',
    }),
    atMost('Monaco there, over the static page', medianRatio(monacoMs, times.bare), { max: 1.3, unit: '×' }),
    atMost('script before the first paint, p95', spread(scriptKb).p95, { max: 200, unit: 'kB' }),
  ],
  notes: [
    'The first letters go into a plain field that comes with the page; Monaco takes over text and cursor when it has loaded, and the run fails if a letter were lost. The static page has no session, no database, no statement, no realms.',
  ],
});
process.exit();
