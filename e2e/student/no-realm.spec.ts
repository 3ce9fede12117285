import { expectAccessible } from '../harness/axe.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';

test('where the sandbox cannot be reached the page says so soon, and everything but Run works', async ({
  page,
}) => {
  await page.route(/^https?:\/\/(judge|student)\./, (request) => request.abort('connectionrefused'));
  await comeAs(page, 'student');
  await page.goto('/courses/odl/warm-up/relu');
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results.getByRole('heading', { name: 'No case can run in this browser yet' })).toBeVisible();
  await expect(results).toContainText('You can read, write and submit all the same.');
  await expect(page.getByRole('button', { name: /^Run/ }).first()).toBeDisabled();
  await expect(page.getByRole('button', { name: /^Submit/ })).toBeEnabled();
  await expectAccessible(page);
});
