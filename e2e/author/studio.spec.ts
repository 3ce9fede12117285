/** An instructor writes an exercise that the catalogue does not have, in the browser alone, and a student gets it. */
import { inBothThemes } from '../harness/axe.ts';
import { signIn } from '../harness/sign-in.ts';
import { changeInEditor } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';
import { atWorkspace } from '../harness/workspace.ts';

const TITLE = 'Scale, as written in the studio';

test('an exercise is written from a template, its surviving mistake caught, published, and solved by a student', async ({
  page,
  browser,
}) => {
  test.setTimeout(600_000);
  await signIn(page, 'instructor');
  await page.getByRole('link', { name: 'Studio', exact: true }).click();
  await page.getByRole('button', { name: 'New exercise' }).first().click();
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

  // Cases that never scale by 1 or less.
  await changeInEditor(page, 'exercise.yaml', (yaml) => yaml.replace('points: 4', 'points: 2'));
  await page.getByRole('button', { name: 'cases.ts' }).click();
  await changeInEditor(page, 'cases.ts', (cases) =>
    cases.replace(/ {2}property\('vectors[\s\S]*?\n {2}\}\),\n/, ''),
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
    await expect(page.getByRole('heading', { name: /^All \d+ cases pass$/ })).toBeVisible({
      timeout: 60_000,
    });
    await page.getByLabel('Runs on').selectOption('server');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByRole('heading', { name: /^All \d+ cases pass$/ })).toBeVisible({
      timeout: 60_000,
    });
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
    await versions.getByRole('button', { name: /^What changed/ }).click();
    await versions.getByRole('button', { name: /^cases\.ts/ }).click();
    await expect(versions.getByText('defineCases').first()).toBeVisible();
    await inBothThemes(page);
    await page.keyboard.press('Escape');
    await expect(versions).toBeHidden();
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
    expect(await workspace.run()).toBe('All 3 cases pass');
    await workspace.submit();
    await expect(workspace.results.getByRole('heading', { name: '3 / 3, verified' })).toBeVisible({
      timeout: 60_000,
    });
  });
  await student.goto(page.url());
  await expect(student.getByRole('heading', { name: TITLE })).toHaveCount(0);
  await student.close();
});
