/** A grading session by keyboard alone: from the gradebook to the student who reads what came of it. */
import { readFileSync } from 'node:fs';
import { inBothThemes } from '../harness/axe.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { tabTo } from '../harness/keyboard.ts';
import { comeAs, signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

const REASON = 'The sign in the statement was wrong.';

test('a TA sets points by hand, comments and goes on; the student reads why', async ({ page, browser }) => {
  test.setTimeout(240_000);
  await comeAs(page, 'student');
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
    await staff.context().setOffline(true);
    await staff.keyboard.press('ControlOrMeta+Enter');
    await expect(inspector).toContainText('The server could not be reached.');
    await staff.context().setOffline(false);
    await staff.keyboard.press('ControlOrMeta+Enter');
    await expect(inspector).toContainText(REASON);
    await expect(
      staff.getByRole('gridcell', { name: /Rectified linear unit: 7 of 10, verified, set by hand/ }),
    ).toBeVisible();
    await staff.keyboard.press('End');
    await expect(staff.getByRole('complementary', { name: 'Total' })).toBeVisible();
    await staff.keyboard.press('Home');
    await expect(inspector).toContainText(REASON);
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
    await page.goto(`${origin}/courses/odl`);
    const news = page.getByRole('region', { name: 'New for you' });
    await expect(news).toContainText(`Points set by hand: 7. ${REASON}`);
    await expect(
      page.getByRole('main').getByRole('listitem').filter({ hasText: 'Rectified linear unit' }),
    ).toContainText('1 comment');
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

  await test.step('what was set by hand is taken back, and the student has what the server verified', async () => {
    await staff.goto(`${origin}/courses/odl/gradebook`);
    const inspector = staff.getByRole('complementary', { name: 'Selected cell' });
    await tabTo(staff, staff.getByRole('grid', { name: 'Grades' }));
    await expect(async () => {
      await staff.keyboard.press('Control+Home');
      await expect(inspector).toContainText(REASON, { timeout: 3_000 });
    }).toPass();
    await inspector.getByRole('button', { name: 'Take back' }).click();
    await expect(inspector.getByRole('button', { name: 'Take back' })).toHaveCount(0);
    await page.reload();
    await expect(page.getByText('Points set by hand')).toHaveCount(0);
  });
  await staff.context().close();
});
