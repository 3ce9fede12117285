import { exerciseFile, mistakenProgram } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { atWorkspace } from '../harness/workspace.ts';

/** Each new pipeline costs a second of shader compilation on an emulated adapter. */
const RUN_MS_MAX = 240_000;
/** Page, editor and realms on a busy machine. */
const OPEN_MS_MAX = 60_000;

test('from sign-in to a verified grade, on WebGPU', { tag: '@webgpu' }, async ({ page }) => {
  test.setTimeout(600_000);
  await comeAs(page, 'student');
  await page.goto('/courses/odl/cnn/conv2d');
  const workspace = await atWorkspace(page);
  await expect(workspace.device).toHaveAttribute('data-device', 'webgpu');

  await test.step('the processor can be chosen instead, and stays chosen', async () => {
    await workspace.device.getByText('Why?').click();
    await workspace.device.getByRole('button', { name: 'Run on the processor' }).click();
    await expect(workspace.device).toHaveAttribute('data-device', 'cpu');
    await page.reload();
    await expect(workspace.device).toHaveAttribute('data-device', 'cpu', { timeout: OPEN_MS_MAX });
    await expect(workspace.device).toContainText('Processor');
    await workspace.device.getByText('Change').click();
    await workspace.device.getByRole('button', { name: /^Run on the GPU/ }).click();
    await expect(workspace.device).toHaveAttribute('data-device', 'webgpu', { timeout: OPEN_MS_MAX });
  });

  await test.step('wrong code fails with its smallest counter-example and its hint', async () => {
    await workspace.write(mistakenProgram('cnn/conv2d', 'flipped-kernel'));
    expect(await workspace.run({ timeout: RUN_MS_MAX })).toMatch(/^\d+ of \d+ cases pass$/);
    // The first failing case, a literal example, is open; a random one has something to shrink.
    await workspace.results.getByRole('button', { name: /^\d+\. many channels, many filters/ }).click();
    const card = workspace.results.getByRole('region', { name: 'Smallest failing input' });
    // How far it shrinks within its seconds depends on the machine; the judge's own tests hold it to the smallest.
    await expect(card).toContainText(/C=\d/);
    // Hints are settled when all cases are through.
    await expect(workspace.results.getByText('Flips the filter').first()).toBeVisible({ timeout: 90_000 });
  });

  await test.step('right code passes every public case', async () => {
    await workspace.write(exerciseFile('cnn/conv2d', 'reference.ts'));
    expect(await workspace.run({ timeout: RUN_MS_MAX })).toMatch(/^All \d+ cases pass$/);
    await expect(workspace.device).toHaveAttribute('data-device', 'webgpu');
    await expect(workspace.results.getByText(/Provisional/).first()).toBeVisible();
  });

  await test.step('the submission ends verified, without a reload', async () => {
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await workspace.submit();
    await expect(workspace.results.getByRole('heading', { name: '20 / 20, verified' })).toBeVisible({
      timeout: 60_000,
    });
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  });

  await test.step('the grade is there on the course home', async () => {
    await page.goto('/courses/odl');
    const row = page.getByRole('link', { name: /The convolution layer/ }).first();
    await expect(row).toBeVisible();
    await expect(page.getByText('20 / 20').first()).toBeVisible();
  });
});
