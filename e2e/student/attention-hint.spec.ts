import { inBothThemes } from '../harness/axe.ts';
import { mistakenProgram } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

test('attention without 1/√d_k shows where the weights differ, and the hint that names it', async ({
  page,
}) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'transformers/attention');
  await workspace.write(mistakenProgram('transformers/attention', 'no-scale'));
  expect(await workspace.run()).toMatch(/^\d+ of \d+ cases pass$/);
  const { results } = workspace;
  await results.getByRole('button', { name: /^\d+\. self-attention of one head/ }).click();

  await test.step('the heat maps say what they show', async () => {
    for (const name of [/^Expected/, /^Yours/])
      await expect(results.getByRole('img', { name }).first()).toHaveAccessibleName(/shape \[/i);
    await expect(results.getByText('Attention map: queries down, keys across').first()).toBeVisible();
  });

  await test.step('the numbers are there as a table', async () => {
    await results.getByRole('button', { name: 'Table' }).first().click();
    await expect(results.getByRole('table').first()).toBeVisible();
  });

  await test.step('inputs, expected and yours can be inspected', async () => {
    await results.getByRole('button', { name: 'More with this case' }).click();
    await results.getByRole('menuitem', { name: 'Inspect inputs, expected and yours' }).click();
    const inspector = results.getByRole('region', { name: 'Tensors of this case' });
    await inspector.getByRole('button', { name: /^q \[/ }).click();
    await expect(inspector.getByRole('application', { name: /^q: \[.*float32/ })).toBeVisible();
    await expect(inspector.getByRole('img', { name: /^Histogram of q/ })).toBeVisible();
  });

  await test.step('the mistake has its name and its question', async () => {
    await expect(results.getByText('Leaves out 1/√d', { exact: false }).first()).toBeVisible();
    await expect(results.getByText('Your weights are too sharp').first()).toBeVisible();
  });

  await test.step('what a mask hides stays blank', async () => {
    await results.getByRole('button', { name: /^\d+\. a causal mask/ }).click();
    await expect(results.getByText('blank: masked').first()).toBeVisible();
  });

  await test.step('the case opens as a snippet that runs', async () => {
    await results.getByRole('button', { name: 'More with this case' }).click();
    await results.getByRole('menuitem', { name: 'Open as snippet' }).click();
    const output = page.getByRole('region', { name: 'Scratch output' });
    await output.getByRole('button', { name: /^Run scratch/ }).click();
    const inspector = output.getByRole('region', { name: 'Inspector' });
    await expect(inspector.getByRole('button', { name: /^q \[/ })).toBeVisible();
  });
  await inBothThemes(page);
});
