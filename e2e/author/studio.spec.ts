/** An instructor writes an exercise that the catalogue does not have, in the browser alone, and a student gets it. */
import type { Locator } from '@playwright/test';
import { expectAlive } from '../harness/alive.ts';
import { inBothThemes } from '../harness/axe.ts';
import { expectFocusSeen, tabTo } from '../harness/keyboard.ts';
import { signIn } from '../harness/sign-in.ts';
import { changeInEditor } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';
import { atWorkspace } from '../harness/workspace.ts';

const TITLE = 'Scale, as written in the studio';
const DAY_MS = 86_400_000;

/** Tomorrow morning, as keys and as the value of a field for date and time. */
function tomorrow() {
  const [date = ''] = new Date(Date.now() + DAY_MS).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return { date: `${month}${day}${year}`, time: '0930AM', value: `${date}T09:30` };
}

test('an exercise is written from a template, its surviving mistake caught, published, assigned, and solved by a student', async ({
  page,
  browser,
}) => {
  test.setTimeout(600_000);
  let studio = '';
  await signIn(page, 'instructor');
  // The course home invites into the studio.
  await page.getByRole('link', { name: 'New exercise' }).click();
  await expect(page.getByText(/^proved on \d+ seeds, /).first()).toBeVisible();
  await expectAlive(page);
  await page.getByLabel('Title').fill(TITLE);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { name: TITLE, level: 1 }).first()).toBeVisible();

  // What is wrong in the manifest is marked where it stands, and gone when it is mended.
  await page.getByRole('button', { name: 'exercise.yaml' }).click();
  await page.getByLabel('Minutes').fill('25');
  await page.getByRole('button', { name: 'Source' }).click();
  await changeInEditor(page, 'exercise.yaml', (yaml) =>
    yaml.replace('difficulty: easy', 'difficulty: trivial'),
  );
  await expect(page.getByText(/difficulty: Invalid option: expected one of "easy"/)).toBeVisible();
  await changeInEditor(page, 'exercise.yaml', (yaml) =>
    yaml.replace('difficulty: trivial', 'difficulty: medium'),
  );
  await expect(page.getByText(/difficulty: Invalid option/)).toBeHidden();

  // Cases that never scale by 1 or less, one of them hidden.
  await changeInEditor(page, 'exercise.yaml', (yaml) => yaml.replace('points: 4', 'points: 2'));
  await page.getByRole('button', { name: 'cases.ts' }).click();
  await changeInEditor(page, 'cases.ts', (cases) =>
    cases
      .replace(/ {2}property\('vectors[\s\S]*?\n {2}\}\),\n/, '')
      .replace(/(property\('matrices[\s\S]*?points: 1,\n)/, "$1    visibility: 'hidden',\n"),
  );

  // A mistake is made in the reference; what is kept is the difference.
  await page.getByRole('button', { name: 'Known mistake' }).click();
  await page.getByLabel('What the mistake is called').fill('Forgets the offset');
  await page
    .getByLabel('Hint for the student who makes it')
    .fill('Your values miss a constant. Which argument is it?');
  await changeInEditor(page, 'The reference, to make the mistake in', (source) =>
    source.replace('.add(offset)', '.add(factor > 1 ? offset : 0)'),
  );
  // Looking something up loses nothing of it.
  await page.getByRole('button', { name: 'cases.ts' }).click();
  await expect(page.getByRole('button', { name: 'Keep the mistake' })).toBeHidden();
  await page.getByRole('button', { name: 'Known mistake' }).click();
  await expect(page.getByLabel('What the mistake is called')).toHaveValue('Forgets the offset');
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('factor > 1 ? offset : 0');
  await page.getByRole('button', { name: 'Keep the mistake' }).click();
  await expect(page.getByRole('tab', { name: 'forgets-the-offset.md' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  await test.step('a mistake that survives is shown with the input that tells it apart', async () => {
    await page.getByRole('button', { name: /^Check/ }).click();
    await expect(page.getByRole('cell', { name: /passes/ })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('“Forgets the offset” passes all 2 cases')).toBeVisible({ timeout: 120_000 });
    await expect(page.getByRole('heading', { name: '1 of 2 known mistakes are caught' })).toBeVisible();
    await inBothThemes(page);
  });

  await test.step('A puts it into the cases, and the check is green', async () => {
    await page.getByRole('tab', { name: 'Check', exact: true }).focus();
    await page.keyboard.press('a');
    await expect(page.getByRole('tab', { name: 'cases.ts' })).toBeVisible();
    await expect(page.getByText(/Green: nothing stands in the way/)).toBeVisible({ timeout: 120_000 });
    await expect(page.getByRole('heading', { name: '2 of 2 known mistakes are caught' })).toBeVisible();
    await expect(page.getByText('passes all 2 cases')).toBeHidden();
  });

  await test.step('what was checked runs in this browser, and its tolerances are on one strip', async () => {
    await page.getByRole('tab', { name: 'Try it' }).click();
    await page.getByRole('combobox', { name: 'Program' }).selectOption('reference.ts');
    // Until a realm is there, nothing runs.
    await expect(page.getByText(/^on (webgpu|webgl|cpu)$/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Run', exact: true }).first().click();
    await expect(page.getByRole('heading', { name: 'Both cases pass' })).toBeVisible({ timeout: 60_000 });
    await page.getByLabel('Runs on').selectOption('cpu');
    await expect(page.getByRole('heading', { name: 'Both cases pass' })).toHaveCount(0);
    await page.getByLabel('Runs on').selectOption('server');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'All 3 cases pass' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Tried on the server, not graded')).toBeVisible();
    await page.getByRole('tab', { name: 'Tolerance' }).click();
    await expect(page.getByRole('slider')).toBeVisible();
    await expect(page.getByText('The measurements come.')).toBeHidden();
  });

  const { keyboard } = page;
  const publish = page.getByRole('button', { name: 'Publish', exact: true });
  const versions = page.getByRole('button', { name: 'Versions' });
  /** No click from the list to the saved dates, and no focus that a key did not move. */
  async function press(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    await tabTo(page, target);
    await expectFocusSeen(page);
    await keyboard.press('Enter');
  }

  await test.step('by keyboard alone: from the studio’s list it is published', async () => {
    await page.goto('/studio?course=odl');
    await press(page.getByRole('link', { name: TITLE }));
    await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
    studio = page.url();
    const dialog = page.getByRole('dialog', { name: 'Publish version 1' });
    // Until the page's scripts have come, the key does nothing.
    await expect(async () => {
      if (!(await page.getByRole('dialog').isVisible())) await press(publish);
      await expect(dialog).toBeVisible({ timeout: 5_000 });
    }).toPass();
    // The module that was chosen when it was begun.
    await expect(dialog.getByLabel(/^Place in/).locator('option:checked')).toHaveText(/^end of module 1,/);
    await tabTo(page, dialog.getByLabel(/Change note/));
    await keyboard.type('The first version.');
    await inBothThemes(page);
    // A window that the column of files is too long for, as it is with ten of them.
    const { width = 1280, height = 720 } = page.viewportSize() ?? {};
    await page.setViewportSize({ width, height: 360 });
    await press(dialog.getByRole('button', { name: 'Publish' }));
    await expect(page.getByText('Version 1 is published.')).toBeInViewport();
    await page.setViewportSize({ width, height });
    await expect(publish).toBeFocused();
  });

  await test.step('the version stays with its note and what its check found', async () => {
    await press(versions);
    const dialog = page.getByRole('dialog', { name: 'Versions' });
    await expect(dialog).toContainText('The first version.');
    await expect(dialog).toContainText('The check was green');
    const download = page.waitForEvent('download');
    await press(dialog.getByRole('link', { name: 'Export version 1' }));
    expect((await download).suggestedFilename()).toMatch(/-version-1\.zip$/);
    await press(dialog.getByRole('button', { name: /^What changed/ }));
    await press(dialog.getByRole('button', { name: /^cases\.ts/ }));
    await expect(dialog.getByText('defineCases').first()).toBeVisible();
    await inBothThemes(page);
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(versions).toBeFocused();
  });

  await test.step('by keyboard alone it is assigned: due tomorrow, and hidden cases are told of in one sum', async () => {
    await press(page.getByRole('link', { name: 'Dates of the course' }));
    await press(page.getByRole('rowheader').getByRole('link', { name: TITLE }));
    const due = page.getByLabel('Due', { exact: true });
    await expect(due).toBeVisible();
    await tabTo(page, due);
    const { date, time, value } = tomorrow();
    await keyboard.type(date);
    // A year may have six digits, so its part of the field does not end by itself.
    await keyboard.press('Tab');
    await keyboard.type(time);
    await expect(due).toHaveValue(value);
    await tabTo(
      page,
      page.getByRole('group', { name: 'Hidden cases' }).getByRole('radio', { checked: true }),
    );
    await keyboard.press('ArrowUp');
    await expect(page.getByRole('radio', { name: 'Points in one sum' })).toBeChecked();
    const table = page.getByRole('table', { name: 'Who sees what, when' });
    await expect(table).toBeVisible();
    const save = page.getByRole('button', { name: 'Save dates' });
    await press(save);
    await press(page.getByRole('dialog').getByRole('button', { name: 'Save dates' }));
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
    await expect(table).toContainText('points in one sum');
    await expect(save).toBeFocused();
  });

  const student = await browser.newPage();
  await signIn(student, 'student', new URL(page.url()).origin);
  await student.getByRole('link', { name: TITLE }).first().click();
  await expect(student.getByRole('heading', { name: TITLE, level: 1 }).first()).toBeVisible();
  await test.step('a student solves it, and the server verifies all of its points', async () => {
    const workspace = await atWorkspace(student);
    await workspace.write(
      "import * as tf from '@tensorflow/tfjs';\nexport const scale = (x: tf.Tensor, factor: number, offset: number) => x.mul(factor).add(offset);\n",
    );
    expect(await workspace.run()).toBe('Both cases pass');
    await workspace.submit();
    await expect(workspace.results.getByRole('heading', { name: '3 / 3, verified' })).toBeVisible({
      timeout: 60_000,
    });
    await expect(workspace.results).toContainText(
      '2 of 2 open cases pass. The hidden case gives 1 of 1 point.',
    );
    await expect(workspace.results.getByRole('listitem').filter({ hasText: 'matrices' })).toHaveCount(0);
  });
  await student.goto(studio);
  await expect(student.getByRole('heading', { name: TITLE })).toHaveCount(0);
  await student.close();
});
