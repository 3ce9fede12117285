/** Every exercise of the course as a student meets it. The realms run on the CPU: how, not where, is the question here. */
import type { Page } from '@playwright/test';
import { findExercises } from '#grader/folder/load-course.ts';
import { inBothThemes } from '../harness/axe.ts';
import { test, walked } from '../harness/catalogue-site.ts';
import { watch } from '../harness/complaints.ts';
import { exerciseFile, mistakenProgram } from '../harness/exercise-files.ts';
import { comeAs, signIn } from '../harness/sign-in.ts';
import { expect } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

const HOME = '/courses/odl';
/** `DESCENT_WALK=all` opens every exercise and runs every reference: five minutes of both cores. */
const long = walked(await findExercises('exercises'));
/** One of each kind: a layer, an attention map, a walk over level lines. */
const RUN = long ?? ['cnn/conv2d', 'transformers/attention', 'descent/gradient-descent'];
/** For one exercise, of a test of many. */
const STEP_MS = 120_000;

async function slugsOfHome(page: Page): Promise<string[]> {
  await expect(page.getByRole('heading', { name: 'Exercises' })).toBeVisible();
  const links = page.getByRole('main').locator('li[data-state] a');
  const paths = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href)),
  );
  return [...new Set(paths.map(({ pathname }) => pathname.slice(HOME.length + 1)))];
}

async function runReference(page: Page, slug: string): Promise<string> {
  const workspace = await openWorkspace(page, slug);
  await workspace.write(exerciseFile(slug, 'reference.ts'));
  return workspace.run({ timeout: STEP_MS });
}

test('an exercise of every module opens: statement, figures and editor, and nothing complains', async ({
  page,
}) => {
  test.setTimeout(long ? RUN.length * STEP_MS : 240_000);
  const complaints = watch(page);
  await signIn(page, 'student');
  const slugs = await slugsOfHome(page);
  // As the folders are; a walk that finds fewer would pass for the wrong reason.
  expect(slugs.toSorted()).toEqual(await findExercises('exercises'));
  // One of each as a rule: a page with its editor takes seconds of both cores.
  const modules = new Map(slugs.map((slug) => [slug.split('/')[0], slug]));
  for (const slug of long ?? modules.values()) {
    await test.step(slug, async () => {
      // Realms are left to start behind it; those of the runs below are waited for.
      await page.goto(`${HOME}/${slug}`);
      const statement = page.getByRole('article').first();
      await expect(statement.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(statement.locator('.katex').first()).toBeVisible();
      await expect(statement.locator('.katex-error')).toHaveCount(0);
      for (const figure of await statement.locator('img').all()) {
        await figure.scrollIntoViewIfNeeded();
        await expect(figure).toHaveJSProperty('complete', true);
        expect(await figure.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      }
      await expect(page.locator('.monaco-editor .view-line').first()).not.toBeEmpty();
      expect.soft(complaints.take(), slug).toEqual([]);
    });
  }
});

test('the references of three exercises pass every public case in the page', async ({ page }) => {
  test.setTimeout(long ? 2 * RUN.length * STEP_MS : 180_000);
  const complaints = watch(page);
  await signIn(page, 'student');
  for (const slug of RUN) {
    await test.step(slug, async () => {
      const ended = await runReference(page, slug).catch((error: Error) => error.message);
      // Soft: a walk of all says everything that it found.
      expect.soft(ended, slug).toMatch(/^((All \d+|Both) cases pass|The case passes)$/);
      expect.soft(complaints.take(), slug).toEqual([]);
    });
  }
});

test('a wrong descent is drawn beside the right one, over level lines', async ({ page }) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'descent/gradient-descent');
  await workspace.write(mistakenProgram('descent/gradient-descent', 'gradient-at-start'));
  await workspace.run();
  await workspace.results.getByRole('button', { name: /^\d+\. a valley ten times steeper/ }).click();
  const picture = workspace.results.getByRole('img', { name: /^The way over the level lines of f\./ });
  await expect(picture).toHaveAccessibleName(/Expected: from \(10, 1\) .* Yours: from \(10, 1\) /);
  await inBothThemes(page);
});

test('a training draws its curve while it runs, and keeps it when it is stopped', async ({ page }) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'nn/digits');
  await workspace.write(exerciseFile('nn/digits', 'reference.ts'));
  await page.getByRole('button', { name: /^Run/ }).first().click();
  const curve = workspace.results.getByRole('img', { name: /^loss, steps 0 to \d+:/ });
  await expect(curve).toBeVisible({ timeout: 60_000 });
  await expect(workspace.results.getByRole('heading', { name: /^Running case/ })).toBeVisible();
  await workspace.results.getByRole('button', { name: /^Stop/ }).click();
  await expect(workspace.results.getByRole('heading', { name: /^Stopped/ })).toBeVisible();
  await expect(curve).toBeVisible();
});
