import { readdirSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { edited } from '#grader/testing/edited.ts';
import { recordServed, type Served } from '../harness/served.ts';
import { signIn } from '../harness/sign-in.ts';
import { launchSite, makeDataDir, type SiteProcess } from '../harness/site-process.ts';
import {
  canary,
  formsOf,
  makeVaultCourse,
  SECRETS,
  type Secret,
  type Vault,
} from '../harness/vault-course.ts';
import { openWorkspace, type Workspace } from '../harness/workspace.ts';

const test = base.extend<object, { readonly site: SiteProcess }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const course = makeVaultCourse();
      const dataDir = makeDataDir();
      const environment = { DESCENT_COURSE_DIR: course.path };
      const site = await launchSite({ dataDir: dataDir.path, environment });
      await use(site);
      await site.stop();
      dataDir.remove();
      course.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const RIGHT = `import type * as tf from '@tensorflow/tfjs';
export function triple(x: tf.Tensor): tf.Tensor {
  return x.mul(3);
}
`;
const WRONG = edited(RIGHT, 'x.mul(3)', 'x.mul(3).add(x.mul(0).add(1))');

/** Signs in and opens the exercise, everything recorded. */
async function enter(page: Page, vault: Vault, site: SiteProcess): Promise<[Served, Workspace]> {
  const served = await recordServed(page);
  await signIn(page, 'student', site.origin);
  return [served, await openWorkspace(page, `vault/${vault}`, site.origin)];
}

async function runOf(workspace: Workspace, source: string): Promise<string> {
  await workspace.write(source);
  return workspace.run();
}

/** What the page loads only when asked: other forms of the page itself, and the files of the exercise. */
async function fetchMore(page: Page, vault: Vault): Promise<void> {
  const path = `/courses/odl/vault/${vault}`;
  const asked: [string, Record<string, string>][] = [
    [path, {}],
    [path, { rsc: '1' }],
    [path, { rsc: '1', 'next-router-prefetch': '1' }],
    [`${path}.rsc`, {}],
    [`${path}?submission=00000000-0000-4000-8000-000000000000`, {}],
    [`${path}/files/${'0'.repeat(64)}`, {}],
    ['/courses/odl', { rsc: '1' }],
    ['/courses/odl', {}],
  ];
  await page.evaluate(async (requests) => {
    for (const [url, headers] of requests) await (await fetch(url, { headers })).text();
  }, asked);
}

/** Every script and style of the build, and the source maps that would lie beside them. */
async function fetchBuild(page: Page): Promise<number> {
  const chunks = readdirSync('.next/static', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:js|css|map)$/.test(path))
    .flatMap((path) => [path, `${path}.map`])
    .map((path) => `/_next/static/${path.split('\\').join('/')}`);
  await page.evaluate(async (urls) => {
    await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
  }, chunks);
  return chunks.length;
}

/** Secrets of the exercise that the browser got, with where the first one was. */
async function found(served: Served, vault: Vault): Promise<Partial<Record<Secret, string>>> {
  const all = await served.all();
  const places = SECRETS.map((secret) => {
    const forms = formsOf(canary(vault, secret));
    return [secret, all.find(({ text }) => forms.some((form) => text.includes(form)))?.from] as const;
  });
  return Object.fromEntries(places.filter(([, from]) => from !== undefined));
}

test('of a sealed exercise nothing secret reaches a browser: not in a page, a file, a script or a message', async ({
  page,
  site,
}) => {
  // Two runs, a debug run and a verification: each waits for realms on a machine that may be busy.
  test.slow();
  const [served, workspace] = await enter(page, 'sealed', site);
  const { results } = workspace;
  await expect(page.getByText('Some checks run only on the server after you submit.')).toBeVisible();
  expect(await runOf(workspace, RIGHT)).toBe('Both cases pass');
  expect(await runOf(workspace, WRONG)).toBe('0 of 2 cases pass');
  await expect(results.getByText('a law of sums')).toBeVisible();

  // A failing draw is explained by a smaller recorded one, which can be run again by itself.
  await results.getByRole('button', { name: /^2\. matrices of any size/ }).click();
  await expect(results.getByText('rows=1, columns=1')).toBeVisible();
  await results.getByRole('button', { name: /^Debug this input/ }).click();
  await expect(results.getByText(/^returned/)).toBeVisible({ timeout: 60_000 });

  await workspace.submit();
  await expect(results.getByRole('heading', { name: /^0 \/ 10, verified/ })).toBeVisible({ timeout: 60_000 });
  await expect(results.getByRole('button', { name: /^4\. Hidden case 1/ })).toBeVisible();
  await fetchMore(page, 'sealed');
  expect(await fetchBuild(page)).toBeGreaterThan(50);

  expect(await found(served, 'sealed')).toEqual({});
  const froms = (await served.all()).map(({ from }) => from).join('\n');
  // The scan looked where a secret could have been.
  for (const part of [
    '//student.',
    '//judge.',
    '/files/',
    '/realm/realm-',
    '/events',
    '/_next/static/',
    'messages',
  ])
    expect(froms).toContain(part);
});

test('the same scan finds the secrets of an open exercise, so it can fail', async ({ page, site }) => {
  const [served, workspace] = await enter(page, 'open', site);
  expect(await runOf(workspace, WRONG)).toBe('0 of 3 cases pass');
  const places = await found(served, 'open');
  // Data named hidden stays on the server for open exercises too.
  expect(Object.keys(places)).toEqual(SECRETS.filter((secret) => secret !== 'hidden-asset'));
  expect(places.reference).toContain('/files/');
  const posted = (await served.all()).filter(({ from }) => from.startsWith('messages posted'));
  expect(posted.some(({ text }) => text.includes(canary('open', 'hidden-title')))).toBe(true);
});
