/** What graders see, on a site with a class in it; the last ones after a case of the exercise was changed. */
import { type Browser, expect as soon } from '@playwright/test';
import { exerciseFile, mistakenProgram } from '../../e2e/harness/exercise-files.ts';
import { signIn } from '../../e2e/harness/sign-in.ts';
import { openWorkspace } from '../../e2e/harness/workspace.ts';
import { LARGE } from './large-course.ts';
import { EXERCISE, replay, review, rubric, signInAs } from './review-scenes.ts';
import type { Stage } from './stage.ts';

const expect = soon.configure({ timeout: 120_000 });
/** Of scenes that need the class. */
export const DESK_PICTURES = [
  ...['gradebook', 'review', 'live-run', 'rubric', 'replay'],
  ...['insight', 'similar', 'wall', 'dry-run'],
];

/** In this order: points by hand and a flag are there before the picture of them. */
export async function desk(stage: Stage, browser: Browser): Promise<void> {
  const { page, origin } = stage;
  await signIn(page, 'instructor', origin);
  await expect(async () => {
    await page.goto(`${origin}/courses/odl/insight/${EXERCISE}`);
    await soon(page.getByText(/^7 of \d+ students have submitted/)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await insight(stage);
  await similar(stage);
  await review(stage);
  await rubric(stage);
  await replay(stage, browser);
  await gradebook(stage);
}

async function insight({ page, take }: Stage): Promise<void> {
  await page.locator('[data-bar]').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Students' }).getByRole('link').first().waitFor();
  await take('insight');
}

async function similar({ page, origin, take }: Stage): Promise<void> {
  await page.goto(`${origin}/courses/odl/similarity/${EXERCISE}`);
  await page.getByRole('button', { name: 'Compare the programs' }).click();
  const pairs = page.getByRole('region', { name: 'Pairs' });
  const pair = pairs.getByRole('link', { name: /Bruno Fenwold/ }).first();
  await expect(pair).toBeVisible();
  await take('similar');
  await pair.click();
  await page.getByRole('list', { name: 'Code of Bruno Fenwold' }).waitFor();
  await take('similar-pair');
}

async function gradebook({ page, origin, take }: Stage): Promise<void> {
  await page.goto(`${origin}/courses/${LARGE.slug}/gradebook`);
  const inspector = page.getByRole('complementary', { name: 'Selected cell' });
  await expect(async () => {
    await page.getByRole('grid', { name: 'Grades' }).focus();
    await page.keyboard.press('ArrowDown');
    await soon(inspector).toContainText('Why', { timeout: 3_000 });
  }).toPass();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'])
    await page.keyboard.press(key);
  await expect(inspector).toContainText('Counts with');
  await page.keyboard.press('o');
  await page.keyboard.insertText('12');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('Shown to work in the practical session; the wrong file was sent.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(inspector).toContainText('Shown to work in the practical session; the wrong file was sent.');
  await expect(inspector).toContainText('12 of');
  await take('gradebook');
}

const ROOM: Readonly<Record<string, string>> = {
  'ada.lindqvara': exerciseFile(EXERCISE, 'reference.ts'),
  'dayo.adeyelu': mistakenProgram(EXERCISE, 'absolute-value'),
  'elsa.dahlmere': mistakenProgram(EXERCISE, 'absolute-value'),
};

/** Three at work, two of them with one mistake. */
export async function wall({ page, origin, take }: Stage, browser: Browser): Promise<void> {
  await page.goto(`${origin}/courses/odl/wall/${EXERCISE}`);
  await page.getByRole('button', { name: 'Turn the wall on' }).click();
  await page.getByText('Waiting for the first run.').waitFor();
  for (const [at, [name, program]] of Object.entries(ROOM).entries()) {
    const context = await browser.newContext({ locale: 'en-GB' });
    const student = await context.newPage();
    await signInAs(student, { origin, email: `${name}@class.example` });
    const workspace = await openWorkspace(student, EXERCISE, origin);
    await workspace.write(program);
    await workspace.run();
    // Counted before its page is closed.
    await expect(page.getByRole('main')).toContainText(at === 0 ? 'One is working.' : `of ${at + 1}`);
    await context.close();
  }
  const seen = page.getByRole('region', { name: 'Seen most right now' });
  await expect(seen.getByRole('listitem')).toHaveCount(1);
  // It is dark by itself, and has a key for the theme.
  await take('wall', () => page.keyboard.press('d'));
}

/** Of the next version, in which a case is another one. */
export async function dryRun({ page, origin, take }: Stage): Promise<void> {
  await signIn(page, 'instructor', origin);
  await page.goto(`${origin}/courses/odl/regrade?exercise=${EXERCISE}`);
  await expect(page.getByLabel('Judged by')).toContainText('Version 2');
  await page.getByRole('button', { name: 'Start a dry run' }).click();
  const why = page.getByRole('complementary', { name: 'Why this grade changes' });
  await expect(why).toContainText('Version 1');
  await expect(why.getByText(/still shrinking|Searching/i)).toHaveCount(0);
  await expect(why.getByRole('img').first()).toBeVisible();
  await take('dry-run');
}
