/** The pages of staff, on one site with a class in it: each is used, and every one is read by a program, wide and light, and narrow and dark. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAlive } from '../harness/alive.ts';
import { expectAccessible, expectLegible } from '../harness/axe.ts';
import { holdActions, holdScripts } from '../harness/hold-requests.ts';
import { expectNothingCut } from '../harness/layout.ts';
import { copyPublished, publishedCourse } from '../harness/published-course.ts';
import { routesIn } from '../harness/routes.ts';
import { comeAs, signIn } from '../harness/sign-in.ts';
import { launchSite, makeDataDir, type SiteProcess } from '../harness/site-process.ts';
import { newDraft } from '../harness/studio.ts';
import { gradebookAsItWasLeft } from './staff-pages/gradebook.ts';

const EXERCISE = 'warm-up/relu';
const NARROW = { width: 390, height: 844 };

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const dataDir = makeDataDir();
let site: SiteProcess;
let home: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  copyPublished(dataDir.path);
  const seeded = spawnSync(process.execPath, ['e2e/harness/seed-class.ts', dataDir.path], {
    encoding: 'utf8',
  });
  expect(seeded.stderr + seeded.stdout, 'the class is seeded').not.toContain('Error');
  site = await launchSite({ dataDir: dataDir.path, course: publishedCourse().course });
  home = `${site.origin}/courses/odl`;
});
test.afterAll(async () => {
  await site?.stop();
  dataDir.remove();
});

/** Wide and light by every rule; narrow and dark by those of looks, and as a person at a phone would have it. */
async function looksRight(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothingCut(page);
  await expectLegible(page);
  if (before) await page.setViewportSize(before);
}

test('a search and a choice that are made before the scripts come narrow the list once they have', async ({
  page,
}) => {
  await signIn(page, 'ta', site.origin);
  const searching = await holdScripts(page);
  await page.goto(`${home}/people`, { waitUntil: 'commit' });
  await page.getByLabel('Find a person').fill('Dayo');
  searching.release();
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row').last()).toContainText('Dayo Adeyelu');
  const choosing = await holdScripts(page);
  await page.goto(`${home}/dates`, { waitUntil: 'commit' });
  await page.getByLabel('Module', { exact: true }).selectOption('warm-up');
  choosing.release();
  await expect(page).toHaveURL(/module=warm-up/);
  await expect(page.getByRole('link', { name: /^1.1 / })).toBeVisible();
  await expect(page.getByRole('link', { name: /^2.1 / })).toHaveCount(0);
});

test('insight: who fails what, and every bar opens its list', async ({ page }) => {
  await signIn(page, 'ta', site.origin);
  await expect(async () => {
    await page.goto(`${home}/insight/${EXERCISE}`);
    await expect(page.getByText(/^7 of \d+ students have submitted/)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  await page.locator('[data-bar]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/open=case-\d/);
  const list = page.getByRole('complementary', { name: 'Students' });
  await expect(list.getByRole('link', { name: 'Dayo Adeyelu' })).toBeVisible();
  await looksRight(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(page.getByRole('table').first()).toBeVisible();
  await looksRight(page);
  await page.goto(`${home}/insight`);
  await expect(page.getByRole('link', { name: /Rectified linear unit/ })).toBeVisible();
  await expectAlive(page);
  await page.getByRole('button', { name: 'Change rule' }).click();
  await page.getByLabel('Failing submissions, at least').fill('2');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/2 .*failing/).first()).toBeVisible();
});

test('similar programs: compared, listed, side by side, and never called anything else', async ({ page }) => {
  await comeAs(page, 'ta', site.origin);
  await page.goto(`${home}/similarity`);
  await page.getByRole('link', { name: /Rectified linear unit/ }).click();
  await page.getByRole('button', { name: 'Compare the programs' }).click();
  const pairs = page.getByRole('region', { name: 'Pairs' });
  await expect(pairs.getByRole('row')).toHaveCount(4, { timeout: 60_000 });
  await expect(pairs).toContainText('100%');
  await expect(page.getByRole('heading', { name: 'Groups 1' })).toBeVisible();
  await expect(page.getByRole('row', { name: '95 to 100% 3' })).toBeVisible();
  expect(await page.locator('main').textContent()).not.toMatch(/guilt|cheat|plagiar|fraud/i);
  await pairs
    .getByRole('link', { name: /Bruno Fenwold/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: '100% similar' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Code of Bruno Fenwold' })).toContainText('My own solution.');
  await page.getByRole('link', { name: 'A', exact: true }).first().click();
  await expect(page).toHaveURL(/#right-\d+$/);
});

test('a rubric item is made, given by its digit and shown', async ({ page }) => {
  await comeAs(page, 'ta', site.origin);
  await page.goto(`${home}/insight/${EXERCISE}`);
  await page.locator('[data-bar]').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Dayo Adeyelu' }).click();
  await expect(page.getByRole('list', { name: 'Source of submission 1' })).toBeVisible();
  const rubric = page.getByRole('region', { name: 'Rubric' });
  await rubric.getByRole('button', { name: 'Add an item' }).click();
  await rubric.getByLabel('What the student reads').fill('The shape is kept');
  await rubric.getByLabel('Points, below 0 to take away').fill('1');
  await page.keyboard.press('Enter');
  await expect(rubric.getByRole('button', { name: /The shape is kept/ }).first()).toBeVisible();
  // The rubric comes behind the page: a digit pressed before waits for it.
  const asked = await holdActions(page);
  const asking = page.waitForRequest((request) => request.method() === 'POST');
  await page.reload();
  await asking;
  await page.keyboard.press('1');
  await expect(rubric.getByRole('button', { name: /The shape is kept/ })).toHaveCount(0);
  asked.release();
  await rubric.getByRole('button', { name: 'Show the item to the student' }).click();
  await expect(rubric).toContainText('shown');
  await looksRight(page);
  await rubric.getByRole('button', { name: 'Edit “The shape is kept”' }).click();
  await rubric.getByLabel('Points, below 0 to take away').fill('2');
  await rubric.getByRole('button', { name: 'Show what changes' }).click();
  await expect(rubric.getByRole('status')).toContainText('Dayo Adeyelu');
  await rubric.getByRole('button', { name: 'Apply' }).click();
  await expect(rubric).toContainText('went from +1 to +2: 1 grade changed.');
  await rubric.getByRole('button', { name: 'Undo' }).click();
  const item = rubric.getByRole('button', { name: /The shape is kept/ }).first();
  await expect(item).toContainText('+1');
  // Where nothing comes next the page stays, and says what being done has shown.
  await page.goto(`${page.url().split('?')[0]}?queue=flagged`);
  await expect(item).toContainText('shown');
  await page.keyboard.press('1');
  await expect(item).not.toContainText('shown');
  await page.keyboard.press('1');
  await expect(item).toContainText('draft');
  await page.keyboard.press('d');
  await expect(item).toContainText('shown');
});

test('questions of students stand in one list, and lead to the review', async ({ page }) => {
  await comeAs(page, 'ta', site.origin);
  await page.goto(`${home}/requests`);
  await expect(page.getByRole('link', { name: 'Open 1' })).toBeVisible();
  await page.getByRole('link', { name: 'Dayo Adeyelu' }).click();
  await expect(page.getByText('Why is the size not enough?')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Review queue' }).getByLabel('State')).toHaveValue(
    'requested',
  );
  const questions = page.getByRole('region', { name: 'Questions of the student' });
  await expectAlive(page);
  await page.keyboard.press('=');
  await expect(questions.getByRole('article')).toContainText('the points stay as they are');
  await expect(questions.getByRole('article')).toContainText('answered');
});

test('grades from a file: what cannot be read stops it, the plan is what is applied', async ({ page }) => {
  await signIn(page, 'ta', site.origin);
  const scripts = await holdScripts(page);
  await page.goto(`${home}/gradebook/import`, { waitUntil: 'commit' });
  const choose = (text: string) =>
    page.getByLabel('A file with commas, semicolons or tabs').setInputFiles({
      name: 'grades.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
  await choose('\uFEFFEmail;1.1\ndayo.adeyelu@class.example;five\nnobody@class.example;3\n');
  // A file that is chosen before the page's scripts have come is read when they come.
  scripts.release();
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing can be applied' })).toContainText('five');
  await looksRight(page);
  await choose(`Email;1.1\n${' '.repeat(1_100_000)}`);
  await expect(page.getByText('The file is larger than 900 kB')).toBeVisible();
  await choose('\uFEFFEmail;1.1\ndayo.adeyelu@class.example;5,5\n');
  await expect(page.getByRole('region', { name: 'What changes' })).toContainText('5.5');
  await page.getByLabel(/^Reason/).fill('oral exam');
  await looksRight(page);
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(page.getByText('1 grade was set by hand.')).toBeVisible();
});

test('a token is shown once, opens the grades of its course to a program, and is revoked', async ({
  page,
  request,
}) => {
  await signIn(page, 'ta', site.origin);
  const scripts = await holdScripts(page);
  await page.goto(`${home}/tokens`, { waitUntil: 'commit' });
  await page.getByLabel('What it is for').fill('nightly export');
  scripts.release();
  await expectAlive(page);
  await page.getByRole('button', { name: 'Make a token' }).click();
  const secret = await page.getByRole('region', { name: 'The new token' }).locator('code').textContent();
  await looksRight(page);
  const address = `${site.origin}/api/courses/odl/grades`;
  const authorization = `Bearer ${secret}`;
  const csv = await request.get(address, { headers: { authorization } });
  expect(await csv.text()).toMatch(/^\uFEFFName,Email,1\.1 /);
  const json = await request.get(`${address}?format=json`, { headers: { authorization } });
  expect(await json.json()).toMatchObject({ course: { slug: 'odl' } });
  const setting = await request.post(address, { headers: { authorization }, data: 'Email,1.1\n' });
  expect([setting.status(), await setting.json()]).toMatchObject([403, { refusal: 'token-reads-only' }]);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByLabel('What it is for').fill('oral exams');
  await page.getByLabel('What it may do').selectOption('write-grades');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const shown = page.getByRole('region', { name: 'The new token' }).locator('code');
  const setter = { authorization: `Bearer ${await shown.textContent()}` };
  const data = 'Email,1.1\nelsa.dahlmere@class.example,6.5\n';
  const plan = await (await request.post(address, { headers: setter, data })).json();
  const applied = await request.post(`${address}?hash=${plan.hash}&reason=oral+exam`, {
    headers: setter,
    data,
  });
  expect([applied.status(), await applied.json()]).toEqual([200, { changes: 1 }]);
  const set = await request.get(address, { headers: { authorization } });
  expect(await set.text()).toMatch(/Elsa Dahlmere,elsa\.dahlmere@class\.example,6\.5,/);
  expect(
    (await request.get(`${site.origin}/api/courses/other/grades`, { headers: { authorization } })).status(),
  ).toBe(401);
  expect((await page.context().request.get(address)).status()).toBe(401);
  await page.reload();
  expect(await page.locator('main').textContent()).not.toContain(secret);
  await page.getByRole('button', { name: 'Revoke nightly export' }).click();
  await expect(page.getByRole('cell', { name: 'revoked' })).toBeVisible();
  expect((await request.get(address, { headers: { authorization } })).status()).toBe(401);
});

test('the log is narrowed down in its address, and goes out as a file', async ({ page }) => {
  await signIn(page, 'ta', site.origin);
  const scripts = await holdScripts(page);
  await page.goto(`${home}/audit`, { waitUntil: 'commit' });
  await page.getByLabel('What', { exact: true }).selectOption('token.made');
  await page.getByLabel('To whom or what').fill('nightly');
  scripts.release();
  await expectAlive(page);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/action=token\.made.*thing=nightly/);
  await expect(page.getByText('1 event', { exact: true })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('token.made');
});

gradebookAsItWasLeft({ exercise: EXERCISE, home: () => home, origin: () => site.origin });

/** Where each page of staff lies on this site, by its route; those of one thing are found as a person finds them. */
async function staffPages(page: Page): Promise<Readonly<Record<string, string>>> {
  const linkIn = async (path: string, within: string) => {
    await page.goto(`${home}/${path}`);
    const link = page.locator(`main table a[href*="${within}"]`).first();
    await expect(link, `${path} lists what the tests above have made`).toBeAttached();
    return (await link.getAttribute('href')) ?? '';
  };
  const submission = await linkIn(`review?exercise=${EXERCISE}`, '/review/');
  const pair = await linkIn(`similarity/${EXERCISE}`, `/similarity/${EXERCISE}/`);
  await page.goto(`${home}/regrade?exercise=${EXERCISE}`);
  await expectAlive(page);
  await page.getByRole('button', { name: 'Start a dry run' }).click();
  await page.waitForURL(/\/regrade\/[0-9a-f-]{36}$/);
  const batch = page.url();
  const course = (path: string) => `${home}/${path}`;
  return {
    'courses/[course]/assign/[module]/[slug]': course(`assign/${EXERCISE}`),
    'courses/[course]/audit': course('audit'),
    'courses/[course]/dates': course('dates'),
    'courses/[course]/gradebook': course('gradebook'),
    'courses/[course]/gradebook/import': course('gradebook/import'),
    'courses/[course]/insight': course('insight'),
    'courses/[course]/insight/[module]/[slug]': course(`insight/${EXERCISE}`),
    'courses/[course]/jobs': course('jobs'),
    'courses/[course]/people': course('people'),
    'courses/[course]/regrade': course('regrade'),
    'courses/[course]/regrade/[batch]': batch,
    'courses/[course]/requests': course('requests'),
    'courses/[course]/review': course('review'),
    'courses/[course]/review/[submission]': `${site.origin}${submission}`,
    'courses/[course]/review/next': course('review/next?queue=ungradable'),
    'courses/[course]/similarity': course('similarity'),
    'courses/[course]/similarity/[module]/[slug]': course(`similarity/${EXERCISE}`),
    'courses/[course]/similarity/[module]/[slug]/[left]/[right]': `${site.origin}${pair}`,
    'courses/[course]/tokens': course('tokens'),
    'courses/[course]/wall/[module]/[slug]': course(`wall/${EXERCISE}`),
    'courses/new': `${site.origin}/courses/new`,
    studio: `${site.origin}/studio?course=odl`,
    'studio/[draft]': await newDraft(page, { origin: site.origin }),
    'studio/upgrade': `${site.origin}/studio/upgrade?course=odl`,
  };
}

test('every page of staff that there is, wide and light, and narrow and dark', async ({ page }) => {
  test.setTimeout(480_000);
  await signIn(page, 'instructor', site.origin);
  const pages = await staffPages(page);
  expect(Object.keys(pages).sort(), 'a new page is visited too').toEqual(routesIn('(staff)', '(studio)'));
  for (const [route, address] of Object.entries(pages))
    await test.step(route, async () => {
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(200);
      await looksRight(page);
    });
});
