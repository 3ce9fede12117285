/** A case was wrong: the next version is tried on what was handed in, shows why a grade changes, and is applied and taken back. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from '../harness/axe.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { copyPublished, publishedCourse } from '../harness/published-course.ts';
import { comeAs } from '../harness/sign-in.ts';
import { launchSite, makeDataDir } from '../harness/site-process.ts';
import { openWorkspace } from '../harness/workspace.ts';

const SLUG = 'warm-up/relu';
const REASON = 'The first case had another number in mind.';
const VERIFIED_MS_MAX = 120_000;
/** A place of the page that no dialog covers. */
const BESIDE = [5, 5] as const;

test('a dry run of the next version shows why a grade changes; applied, the student reads it; taken back, it is gone', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const dataDir = makeDataDir();
  copyPublished(dataDir.path);
  const course = join(mkdtempSync(join(tmpdir(), 'descent-course-')), 'course');
  cpSync(publishedCourse().course, course, { recursive: true });

  const first = await launchSite({ dataDir: dataDir.path, course });
  const { origin } = first;
  try {
    await comeAs(page, 'student', origin);
    const workspace = await openWorkspace(page, SLUG, origin);
    await workspace.write(exerciseFile(SLUG, 'reference.ts'));
    await workspace.submit();
    await expect(workspace.results.getByRole('heading', { name: '10 / 10, verified' })).toBeVisible({
      timeout: VERIFIED_MS_MAX,
    });
  } finally {
    await first.stop();
  }

  const cases = join(course, SLUG, 'cases.ts');
  const before = readFileSync(cases, 'utf8');
  writeFileSync(
    cases,
    before.replace('expect: tensor([0, 0, 0, 0.5, 2])', 'expect: tensor([0, 0, 0, 0.5, 1])'),
  );
  const second = await launchSite({ dataDir: dataDir.path, course, port: Number(new URL(origin).port) });
  try {
    const staff = await (await browser.newContext()).newPage();
    await comeAs(staff, 'instructor', origin);
    await staff.goto(`${origin}/courses/odl/regrade?exercise=${SLUG}`);
    await expect(staff.getByLabel('Judged by')).toContainText('Version 2');
    await staff.getByRole('button', { name: 'Start a dry run' }).click();
    await expect(staff.getByRole('status')).toContainText('Dry run over 1 submission,', {
      timeout: VERIFIED_MS_MAX,
    });
    const who = staff.getByRole('region', { name: 'Who gains and who loses' });
    await expect(who).toContainText('loses');
    // The case, and no known mistake: what the reference gives as well is none of the student's.
    const because = { name: '1. negatives become zero now fails', exact: true };
    await expect(staff.getByRole('cell', because)).toBeVisible();
    await expect(staff.getByText(/Turns NaN into 0/)).toHaveCount(0);

    const why = staff.getByRole('complementary', { name: 'Why this grade changes' });
    await expect(why).toContainText('Version 1', { timeout: VERIFIED_MS_MAX });
    await expect(why.getByText(/still shrinking|Searching/i)).toHaveCount(0, { timeout: VERIFIED_MS_MAX });
    await expect(why.getByRole('img').first()).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await staff.emulateMedia({ colorScheme });
      await expectAccessible(staff);
    }

    // On the page of a submission this key shows comments: a stray one must not put the dry run away.
    await staff.keyboard.press('p');
    const leave = staff.getByRole('dialog', { name: 'Leave every grade as it is' });
    await expect(leave).toContainText('1 student would lose points');
    await expect(leave).toContainText('can no longer be applied');
    await leave.getByRole('button', { name: 'Not now' }).click();
    await expect(leave).toBeHidden();
    await staff.getByRole('button', { name: 'Leave pinned to version 1' }).click();
    await expect(leave).toBeVisible();
    await staff.keyboard.press('Escape');
    await expect(leave).toBeHidden();
    await expect(staff.getByRole('status')).toContainText('No grade has changed yet.');

    await staff.keyboard.press('v');
    await expect(staff.getByRole('dialog')).toContainText('cases.ts');
    // At once, as people do: the first key closes one dialog, the second opens the next.
    await staff.keyboard.press('Escape');
    await staff.keyboard.press('a');
    const asked = staff.getByRole('dialog', { name: 'Apply to 1 grade' });
    await expect(asked).toContainText('1 student loses');
    await expect(asked.getByRole('button', { name: /^Apply/ })).toBeDisabled();
    const reason = asked.getByRole('textbox');
    await reason.fill(REASON);
    await selectPastTheEdge(staff, reason);
    await expect(reason).toHaveValue(REASON);
    await staff.mouse.click(...BESIDE);
    await expect(asked).toBeHidden();
    await staff.keyboard.press('a');
    await reason.fill(REASON);
    await staff.keyboard.press('ControlOrMeta+Enter');
    await expect(staff.getByRole('status')).toContainText('1 grade settled anew', {
      timeout: VERIFIED_MS_MAX,
    });

    await page.goto(`${origin}/courses/odl`);
    await expect(page.getByText(REASON)).toBeVisible();

    await staff.getByRole('button', { name: 'Undo' }).click();
    await expect(staff.getByRole('status')).toContainText('every grade is as it was', {
      timeout: VERIFIED_MS_MAX,
    });
    await page.goto(`${origin}/courses/odl/${SLUG}`);
    await expect(page.getByText('10 / 10').first()).toBeVisible();
  } finally {
    await second.stop();
  }
  dataDir.remove();
  rmSync(join(course, '..'), { recursive: true, force: true });
});

/** Presses in a field of a dialog and lets go beside the dialog, as a selection ends that is drawn too far. */
async function selectPastTheEdge(page: Page, field: Locator): Promise<void> {
  await field.hover();
  await page.mouse.down();
  await page.mouse.move(...BESIDE, { steps: 5 });
  await page.mouse.up();
}
