import { edited } from '#grader/testing/edited.ts';
import { expectAccessible } from '../harness/axe.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';

const FILES = /\/courses\/odl\/warm-up\/relu\/files\//;

test('with other cases than the server has stored nothing runs, and the page asks to be loaded again', async ({
  page,
}) => {
  let changed = 0;
  await page.route(FILES, async (route) => {
    const response = await route.fetch();
    const files = (await response.json()) as Record<string, string>;
    const cases = edited(files['cases.ts'] ?? '', /points: \d+/, `points: ${40 + ++changed}`);
    await route.fulfill({ response, json: { ...files, 'cases.ts': cases } });
  });
  await comeAs(page, 'student');
  await page.goto('/courses/odl/warm-up/relu');
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results).toContainText('The cases in this page are not those that the server has');
  expect(changed).toBe(1);
  await expect(page.getByRole('button', { name: /^Run/ }).first()).toBeDisabled();
  await expect(page.getByRole('button', { name: /^Submit/ })).toBeEnabled();
  await expectAccessible(page);

  await page.unroute(FILES);
  await results.getByRole('button', { name: 'Reload the page' }).click();
  await expect(
    page.locator('[data-device="cpu"], [data-device="webgpu"], [data-device="webgl"]'),
  ).toBeVisible();
});
