import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { signIn } from '../harness/sign-in.ts';
import { newDraft } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';
import { atWorkspace } from '../harness/workspace.ts';
import { ROUTE_BUDGETS } from './route-budgets.ts';

interface Script {
  readonly path: string;
  readonly kb: number;
}

const SCRIPT_TAG = /<script[^>]+src="([^"]+)"/g;
/** Named in a message: where to look first. */
const NAMED = 4;

/** Compressed as the server would, whatever the cache or the line did. */
function compressedKb(body: Buffer): number {
  return gzipSync(body).length / 1000;
}

function overBudget(what: string, scripts: readonly Script[], budgetKb: number): string {
  const sum = scripts.reduce((total, { kb }) => total + kb, 0);
  if (sum <= budgetKb) return '';
  const largest = scripts
    .toSorted((a, b) => b.kb - a.kb)
    .slice(0, NAMED)
    .map(({ path, kb }) => `${path} ${kb.toFixed(0)} kB`);
  return `${what} ships ${sum.toFixed(0)} kB of script, its budget is ${budgetKb} kB. Largest: ${largest.join(', ')}.`;
}

/** Every script that the page, its frames and its workers ask for, from now on. */
function collectScripts(page: Page): { count: () => number; all: () => Promise<Script[]> } {
  const seen = new Map<string, Promise<Script | null>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.js') || seen.has(pathname)) return;
    const script = response.body().then(
      (body) => ({ path: pathname, kb: compressedKb(body) }),
      // A navigation threw the body away.
      () => null,
    );
    seen.set(pathname, script);
  });
  return {
    count: () => seen.size,
    all: async () => (await Promise.all(seen.values())).filter((script) => script !== null),
  };
}

/** Waits until no more scripts come. An idle network would not do: a page that waits for a grade keeps a request open. */
async function settled(count: () => number): Promise<void> {
  let last = -1;
  const same = () => {
    const before = last;
    last = count();
    return last === before;
  };
  await expect.poll(same, { intervals: [1_500], timeout: 60_000 }).toBe(true);
}

for (const { name, path: listed, as = 'student', firstKb, totalKb } of ROUTE_BUDGETS) {
  test(`${name} ships no more script than its budget`, async ({ page }) => {
    if (listed !== '/sign-in') await signIn(page, as);
    const path = name === 'studio draft' ? await newDraft(page) : listed;
    const scripts = collectScripts(page);
    const response = await page.goto(path);
    if (name === 'workspace') await atWorkspace(page);
    if (name === 'studio draft') await expect(page.locator('.monaco-editor').first()).toBeVisible();
    await settled(scripts.count);
    const html = (await response?.text()) ?? '';
    const named = new Set(
      [...html.matchAll(SCRIPT_TAG)].map(([, src = '']) => new URL(src, page.url()).pathname),
    );
    const all = await scripts.all();
    const first = all.filter((script) => named.has(script.path));
    expect(first.length).toBeGreaterThan(0);
    test.info().annotations.push({
      type: 'kB',
      description: `${name}: ${first.reduce((sum, { kb }) => sum + kb, 0).toFixed(0)} first, ${all.reduce((sum, { kb }) => sum + kb, 0).toFixed(0)} in all`,
    });
    expect(overBudget(`${name}, before the first paint,`, first, firstKb)).toBe('');
    expect(overBudget(`${name}, once settled,`, all, totalKb)).toBe('');
  });
}
