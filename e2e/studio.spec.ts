/** An instructor writes an exercise that the catalogue does not have, in the browser alone, and a student gets it. */
import { signIn } from './harness/sign-in.ts';
import { changeInEditor } from './harness/studio.ts';
import { expect, test } from './harness/test.ts';

const TITLE = 'Scale, as written in the studio';

test("an exercise is written from a template, proved, published, and on a student's course home", async ({
  page,
  browser,
}) => {
  test.slow();
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

  // A mistake is made in the reference; what is kept is the difference.
  await page.getByRole('button', { name: 'Known mistake' }).click();
  await page.getByLabel('What the mistake is called').fill('Forgets the offset');
  await page
    .getByLabel('Hint for the student who makes it')
    .fill('Your values miss a constant. Which argument is it?');
  await changeInEditor(page, 'The reference, to make the mistake in', (source) =>
    source.replace('.add(offset)', ''),
  );
  await page.getByRole('button', { name: 'Keep the mistake' }).click();
  await expect(page.getByRole('tab', { name: 'forgets-the-offset.md' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  await page.getByRole('button', { name: /^Check/ }).click();
  await expect(page.getByRole('cell', { name: /passes/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Green: nothing stands in the way/)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('heading', { name: '2 of 2 known mistakes are caught' })).toBeVisible();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByLabel(/^Place in/).selectOption({ index: 1 });
  await page.getByLabel(/Change note/).fill('The first version.');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1 is published.')).toBeVisible();

  const student = await browser.newPage();
  await signIn(student, 'student', new URL(page.url()).origin);
  await student.getByRole('link', { name: TITLE }).first().click();
  await expect(student.getByRole('heading', { name: TITLE, level: 1 }).first()).toBeVisible();
  await student.goto(page.url());
  await expect(student.getByRole('heading', { name: TITLE })).toHaveCount(0);
  await student.close();
});
