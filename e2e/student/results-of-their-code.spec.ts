import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

const WRONG = `import * as tf from '@tensorflow/tfjs';
export function relu(x: tf.Tensor): tf.Tensor {
  return tf.abs(x);
}
`;

test('results say whose code they are of, survive a reload, and bring their code back', async ({ page }) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'warm-up/relu');
  const { results } = workspace;
  const earlier = results.getByText(/^Of the code before your last edit/);
  const verdict = results.getByRole('heading', { name: /^\d of \d cases pass$/ });
  await workspace.write(WRONG);
  await workspace.run();

  await test.step('an edit makes them of earlier code, undo takes that back', async () => {
    await expect(earlier).toHaveCount(0);
    await page.getByRole('textbox', { name: /^Your solution/ }).focus();
    await page.keyboard.type('x');
    await expect(earlier).toBeVisible();
    await expect(
      page.getByRole('status').filter({ hasText: /^Of the code before your last edit\. .*cases pass/ }),
    ).toBeAttached();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(earlier).toHaveCount(0);
  });

  await test.step('Ctrl S saves, and says so', async () => {
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByRole('status').filter({ hasText: /^(All saved|Saved) \d/ })).toBeVisible();
  });

  await test.step('after Ctrl K and Escape, copy and paste are the editor’s again', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.press('Escape');
    await page.evaluate(() => navigator.clipboard.writeText('// pasted'));
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.locator('.view-lines').first()).toContainText('// pasted');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(earlier).toHaveCount(0);
  });

  await test.step('a debug run says of which code it is', async () => {
    const debug = results.getByRole('region', { name: 'Debug run' });
    const call = results.getByRole('button', { name: /^Debug this input/ });
    const printed = debug.getByRole('region', { name: 'Console' });
    await results.getByRole('button', { name: /^4\. tensors of any rank/ }).click();
    await call.click();
    await expect(printed).toContainText('returned');
    await expect(debug.getByText(/^Of /)).toHaveCount(0);
    await page.getByRole('textbox', { name: /^Your solution/ }).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(';');
    await call.click();
    await expect(debug.getByText('Of the code that is open now.')).toBeVisible();
    await expect(printed).toContainText('returned');
    await page.getByRole('textbox', { name: /^Your solution/ }).focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(debug.getByText(/^Of other code than is open now\./)).toBeVisible();
    await expect(earlier).toHaveCount(0);
  });

  await test.step('a reload keeps them', async () => {
    await page.reload();
    await expect(verdict).toBeVisible();
    await expect(earlier).toHaveCount(0);
  });

  await test.step('the code of a run can be brought back', async () => {
    const again = await openWorkspace(page, 'warm-up/relu');
    await again.write(exerciseFile('warm-up/relu', 'starter.ts'));
    await expect(earlier).toBeVisible();
    await page.getByRole('button', { name: 'Editor settings' }).click();
    await page.getByRole('menuitem', { name: 'Earlier texts' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).first().click();
    await expect(page.locator('.view-lines').first()).toContainText('tf.abs');
    await expect(earlier).toHaveCount(0);
  });

  await test.step('a file that does not load is told once, to the eye and to the ear', async () => {
    const again = await openWorkspace(page, 'warm-up/relu');
    await again.write('export function relu(x) {\n  return x +;\n}\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(results.getByRole('heading', { name: 'Line 2 does not compile' })).toBeVisible();
    await expect(results.locator('[data-case]')).toHaveCount(0);
    await expect(
      page.getByRole('status').filter({ hasText: /^Line 2 does not compile\. No case ran\./ }),
    ).toBeAttached();
  });
});
