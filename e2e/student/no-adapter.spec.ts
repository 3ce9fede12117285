import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

test('without a WebGPU adapter the ladder ends on the CPU, says why, and the run works', async ({ page }) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'warm-up/relu');
  await expect(workspace.device).toHaveAttribute('data-device', 'cpu');
  await expect(workspace.device).toContainText('CPU fallback');
  await workspace.device.getByText('Why?').click();
  await expect(workspace.device.getByRole('paragraph')).toContainText(/^Everything works .* WebGPU/);
  await workspace.write(exerciseFile('warm-up/relu', 'reference.ts'));
  expect(await workspace.run()).toMatch(/^All \d+ cases pass$/);
});
