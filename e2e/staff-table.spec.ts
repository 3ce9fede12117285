import { signIn } from './harness/sign-in.ts';
import { expect, test } from './harness/test.ts';

const TABLE = '/courses/odl/submissions';

for (const role of ['ta', 'instructor'] as const) {
  test(`the table of submissions is there for a ${role}`, async ({ page }) => {
    await signIn(page, role);
    const answer = await page.goto(TABLE);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { name: 'Submissions', exact: true })).toBeVisible();
  });
}

test('for a student there is no table, as a page or as data', async ({ page }) => {
  await signIn(page, 'student');
  const answer = await page.goto(TABLE);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Submissions', exact: true })).toHaveCount(0);
  const data = await page.request.get(TABLE, { headers: { rsc: '1' } });
  expect(await data.text()).not.toContain('submissionId');
});

test('who is not signed in is sent to the sign-in page', async ({ page }) => {
  await page.goto(TABLE);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
});
