/** A grading session by keyboard alone: from the gradebook to the student who reads what came of it. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './harness/axe.ts';
import { exerciseFile } from './harness/exercise-files.ts';
import { tabTo } from './harness/keyboard.ts';
import { signIn } from './harness/sign-in.ts';
import { expect, test } from './harness/test.ts';
import { openWorkspace } from './harness/workspace.ts';

const REASON = 'The sign in the statement was wrong.';

test('a TA sets points by hand, comments and goes on; the student reads why', async ({ page, browser }) => {
  test.setTimeout(240_000);
  await signIn(page, 'student');
  const workspace = await openWorkspace(page, 'warm-up/relu');
  await workspace.write(exerciseFile('warm-up/relu', 'starter.ts'));
  await workspace.submit();
  await expect(workspace.results.getByRole('heading', { name: '0 / 10, verified' })).toBeVisible({
    timeout: 60_000,
  });
  const { origin } = new URL(page.url());
  const staff = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await signIn(staff, 'ta', origin);

  await test.step('the home of staff, with the course as a student sees it one click away', async () => {
    await staff.goto(`${origin}/courses/odl`);
    await expect(staff.getByRole('heading', { name: 'Failing without an answer 0' })).toBeVisible();
    await inBothThemes(staff);
    await staff.getByRole('link', { name: 'View as a student' }).click();
    await expect(staff.getByText('The course as a student sees it.')).toBeVisible();
  });

  await test.step('a cell explains itself, and takes points by hand with a reason', async () => {
    await staff.goto(`${origin}/courses/odl/gradebook`);
    const grid = staff.getByRole('grid', { name: 'Grades' });
    await tabTo(staff, grid);
    await staff.keyboard.press('ArrowDown');
    const inspector = staff.getByRole('complementary', { name: 'Selected cell' });
    await expect(inspector).toContainText('The server verified 0 of 10.');
    await expect(staff).toHaveURL(/cell=[0-9a-f-]+:warm-up\/relu$/);
    await inBothThemes(staff);
    await staff.keyboard.press('o');
    await staff.keyboard.insertText('7');
    await staff.keyboard.press('Tab');
    await staff.keyboard.insertText(REASON);
    await staff.keyboard.press('ControlOrMeta+Enter');
    await expect(inspector).toContainText(REASON);
    await expect(
      staff.getByRole('gridcell', { name: /Rectified linear unit: 7 of 10, verified, set by hand/ }),
    ).toBeVisible();
    await staff.reload();
    await expect(inspector).toContainText(REASON);
  });

  await test.step('Enter opens the review; three keys comment, show and go on', async () => {
    await tabTo(staff, staff.getByRole('grid', { name: 'Grades' }));
    await staff.keyboard.press('Enter');
    await expect(staff).toHaveURL(/\/review\/[0-9a-f-]+\?exercise=warm-up\/relu$/);
    await expect(staff.getByRole('list', { name: 'Source of submission 1' })).toBeVisible();
    await staff.keyboard.press('c');
    await staff.keyboard.insertText('Look at **negative** numbers.');
    await staff.keyboard.press('ControlOrMeta+Enter');
    await expect(staff.getByRole('article')).toContainText('draft');
    await inBothThemes(staff);
    await staff.keyboard.press('p');
    await expect(staff.getByRole('article')).toContainText('shown to student');
  });

  await test.step('the student reads the reason and the comment', async () => {
    await page.reload();
    await expect(page.getByRole('complementary', { name: 'Points set by hand' })).toContainText(REASON);
    await page.getByRole('tab', { name: /^Submissions/ }).click();
    await expect(page.getByRole('tabpanel')).toContainText('1 comment');
  });

  await test.step('the grades go out as a file, and the log tells who did what', async () => {
    await staff.goto(`${origin}/courses/odl/gradebook`);
    const download = staff.waitForEvent('download');
    await staff.getByRole('link', { name: 'Export CSV' }).click();
    const path = await (await download).path();
    expect(readFileSync(path, 'utf8')).toMatch(
      /^\uFEFFName,Email,1\.1 Rectified linear unit \[10\],[\s\S]*,7,/,
    );
    await staff.getByRole('link', { name: 'Log' }).click();
    await expect(staff.getByRole('cell', { name: 'set points by hand' })).toBeVisible();
    await inBothThemes(staff);
  });
  await staff.context().close();
});

async function inBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}

const KEPT = 'Read the statement again: what is asked for below zero?';

test('two graders split a queue, carry a review over, use a sentence again, and grade without names', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await signIn(page, 'student');
  for (const exercise of ['warm-up/relu', 'descent/gradient-descent']) {
    const workspace = await openWorkspace(page, exercise);
    await workspace.write(
      `${exerciseFile(exercise, 'starter.ts')}\n// Mo Ossander, student@descent.example\n`,
    );
    await workspace.submit();
    await expect(workspace.results.getByRole('heading', { name: /, verified$/ })).toBeVisible({
      timeout: 60_000,
    });
  }
  const { origin } = new URL(page.url());
  const desk = async (role: 'ta' | 'instructor') => {
    const grader = await (await browser.newContext()).newPage();
    await signIn(grader, role, origin);
    return grader;
  };
  const ta = await desk('ta');
  const other = await desk('instructor');
  const queue = `${origin}/courses/odl/review/next?queue=exercise`;
  const source = (grader: Page) => grader.getByRole('list', { name: /^Source of submission/ });

  await test.step('what one grader is at, the other is led past, and may take over', async () => {
    await ta.goto(queue);
    await expect(source(ta)).toBeVisible();
    const held = ta.url();
    await expect(async () => {
      await other.goto(held);
      await expect(other.getByText('Tess Arnaud is grading this')).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await inBothThemes(other);
    await other.keyboard.press('j');
    await expect(other).not.toHaveURL(held);
    await expect(other.getByText('Tess Arnaud is grading this')).toHaveCount(0);
    await expect(other.getByRole('navigation', { name: 'Review queue' })).toContainText(
      'Tess Arnaud is at it',
    );
    await other.goto(held);
    await tabTo(other, other.getByRole('button', { name: 'Take it over' }));
    await other.keyboard.press('Enter');
    await expect(other.getByText('is grading this')).toHaveCount(0);
    await ta.reload();
    await expect(ta.getByText('Ines Laurent is grading this')).toBeVisible();
    await ta.keyboard.press('j');
    await expect(ta.getByText('is grading this')).toHaveCount(0);
  });

  await test.step('a comment is kept as a snippet, and found again by two keys', async () => {
    await ta.keyboard.press('c');
    await ta.keyboard.insertText(KEPT);
    await tabTo(ta, ta.getByRole('button', { name: 'Keep as snippet' }));
    await ta.keyboard.press('Enter');
    await expect(ta.getByText('Kept as a snippet.')).toBeVisible();
    await inBothThemes(ta);
    const text = ta.getByRole('textbox', { name: /^Comment on the whole/ });
    await text.fill('');
    await text.press('/');
    await expect(ta.getByRole('option', { name: KEPT })).toBeVisible();
    await inBothThemes(ta);
    await text.press('1');
    await expect(text).toHaveValue(KEPT);
    await text.press('ControlOrMeta+Enter');
    await expect(ta.getByRole('article')).toContainText('draft');
  });

  await test.step('one key shows it, is done with it, and goes on', async () => {
    const before = ta.url();
    await ta.keyboard.press('d');
    await expect(ta.getByRole('navigation', { name: 'Review queue' })).toContainText('Done by you today 1');
    await ta.goto(before);
    await expect(ta.getByRole('article')).toContainText('shown to student');
    await ta.keyboard.press('f');
    await expect(ta.getByRole('button', { name: /^Clear flag/ })).toBeVisible();
    await expect(ta.getByRole('link', { name: /^Review \d/ })).toBeVisible();
  });

  await test.step('a newer submission takes along what was said of the older one', async () => {
    await ta.goto(`${origin}/courses/odl/review?exercise=warm-up/relu`);
    await ta.getByRole('table').getByRole('link', { name: 'Mo Ossander' }).last().click();
    await expect(ta.getByText('Submission 2 is newer')).toBeVisible();
    await tabTo(ta, ta.getByRole('button', { name: 'Carry over …' }));
    await ta.keyboard.press('Enter');
    await expect(ta.getByRole('dialog')).toContainText('Look at **negative** numbers.');
    await inBothThemes(ta);
    await ta.getByRole('button', { name: /^Carry \d over as drafts$/ }).click();
    await expect(ta.getByText('Submission 2 is newer')).toHaveCount(0);
    await expect(ta.getByRole('article').filter({ hasText: 'negative' })).toContainText('draft');
  });

  await test.step('without names, no page of the queue says whose work it is', async () => {
    await other.goto(`${origin}/courses/odl/review`);
    await other.getByLabel('Exercise to grade without names').selectOption('descent/gradient-descent');
    await other.getByRole('button', { name: 'Grade without names' }).click();
    await expect(other.getByRole('button', { name: 'Show names again' })).toBeVisible();
    await inBothThemes(other);
    await ta.goto(`${origin}/courses/odl/review?exercise=descent/gradient-descent`);
    const link = ta.getByRole('link', { name: /^Student [0-9A-Z]{6}$/ });
    await expect(link).toBeVisible();
    expect(await ta.content()).not.toMatch(/Mo Ossander|student@descent\.example/);
    await link.click();
    await expect(ta.getByRole('heading', { name: /^Student [0-9A-Z]{6}$/ })).toBeVisible();
    await ta.reload();
    await expect(source(ta)).toContainText('// Student ');
    expect(await ta.content()).not.toMatch(/Mo Ossander|student@descent\.example/);
    await expect(ta.getByRole('button', { name: 'Reveal the name' })).toHaveCount(0);
    await other.goto(ta.url());
    await other.getByRole('button', { name: 'Reveal the name' }).click();
    await expect(other.getByRole('status').filter({ hasText: 'Mo Ossander' })).toBeVisible();
  });
  await ta.context().close();
  await other.context().close();
});
