/** An instructor writes an exercise that the catalogue does not have, in the browser alone, and a student gets it. */
import { expectAlive } from '../harness/alive.ts';
import { inBothThemes } from '../harness/axe.ts';
import { signIn } from '../harness/sign-in.ts';
import { changeInEditor } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';
import { atWorkspace } from '../harness/workspace.ts';

const TITLE = 'Scale, as written in the studio';
const DAY_MS = 86_400_000;
/** As a field for date and time takes it. */
const tomorrow = () => new Date(Date.now() + DAY_MS).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);

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

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByLabel(/^Place in/).selectOption({ index: 1 });
  await page.getByLabel(/Change note/).fill('The first version.');
  await inBothThemes(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1 is published.')).toBeVisible();

  await test.step('the version stays with its note and what its check found', async () => {
    await page.getByRole('button', { name: 'Versions' }).click();
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await expect(versions).toContainText('The first version.');
    await expect(versions).toContainText('The check was green');
    const download = page.waitForEvent('download');
    await versions.getByRole('link', { name: 'Export version 1' }).click();
    expect((await download).suggestedFilename()).toMatch(/-version-1\.zip$/);
    await versions.getByRole('button', { name: /^What changed/ }).click();
    await versions.getByRole('button', { name: /^cases\.ts/ }).click();
    await expect(versions.getByText('defineCases').first()).toBeVisible();
    await inBothThemes(page);
    await page.keyboard.press('Escape');
    await expect(versions).toBeHidden();
  });

  await test.step('it is assigned: due tomorrow, and hidden cases are told of in one sum', async () => {
    await page.getByRole('button', { name: 'Versions' }).click();
    const place = page.getByRole('dialog', { name: 'Versions' }).getByRole('link', { name: /, \d+\.\d+$/ });
    const home = '/courses/odl/';
    const href = (await place.getAttribute('href')) ?? '';
    studio = page.url();
    await page.goto(href.replace(home, `${home}assign/`));
    await expectAlive(page);
    await page.getByLabel('Due', { exact: true }).fill(tomorrow());
    await page.getByText('Points in one sum', { exact: true }).click();
    await expect(page.getByRole('table', { name: 'Who sees what, when' })).toBeVisible();
    await page.getByRole('button', { name: 'Save dates' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save dates' }).click();
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Who sees what, when' })).toContainText('points in one sum');
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
