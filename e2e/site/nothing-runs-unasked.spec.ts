import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

test('code in a draft runs when a person presses Run, and not when its page is opened [69]', async ({
  page,
}) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'warm-up/relu');
  await workspace.write(
    "console.log('ran by itself');\nexport function relu() { throw new Error('ran'); }\n",
  );
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  await page.reload();
  const again = await openWorkspace(page, 'warm-up/relu');
  await expect(page.locator('.monaco-editor').getByText("'ran by itself'")).toBeVisible();
  await expect(
    again.results.getByRole('heading', { name: /^(Starting|Running case)|cases pass$/ }),
  ).toHaveCount(0);
  await expect(page.getByText('ran by itself', { exact: true })).toHaveCount(0);
  expect(await again.run()).toMatch(/^0 of/);
});
