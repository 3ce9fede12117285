/** What a student and a teaching assistant see, in the order in which it comes about. */
import { expect as soon } from '@playwright/test';
import { signIn } from '../../e2e/harness/sign-in.ts';
import { atWorkspace, openWorkspace, type Workspace } from '../../e2e/harness/workspace.ts';
import type { Stage } from './stage.ts';
import { mistake, right, slow } from './student-code.ts';

const expect = soon.configure({ timeout: 60_000 });
/** A training on the processor. */
const TRAINING_MS_MAX = 120_000;

/** Writes and puts the cursor where it was before the first word, so that the picture begins with line 1. */
async function write(workspace: Workspace, source: string): Promise<void> {
  await workspace.write(source);
  await workspace.page.keyboard.press('ControlOrMeta+Home');
}

async function submitAndSee(workspace: Workspace, source: string, seen: RegExp): Promise<void> {
  await write(workspace, source);
  await workspace.submit();
  await expect(workspace.results.getByRole('heading', { name: seen })).toBeVisible();
}

/** Before anything is handed in. */
export async function firstVisit({ page, origin, take }: Stage): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByRole('status').filter({ hasText: 'This browser can run the exercises' }).waitFor();
  await take('sign-in');
  await signIn(page, 'student', origin);
  await openWorkspace(page, 'cnn/conv2d', origin);
  await take('workspace');
  await page.locator('[data-device]').getByText('Why?').click();
  await take('no-gpu');
}

/** Running, and the ways in which a run ends. */
export async function runs({ page, origin, take }: Stage): Promise<void> {
  const workspace = await openWorkspace(page, 'cnn/conv2d', origin);
  const { results } = workspace;
  await write(workspace, slow('cnn/conv2d'));
  await page.keyboard.press('ControlOrMeta+Enter');
  await results.getByRole('heading', { name: 'Running case 5' }).waitFor();
  await take('running');
  await page.keyboard.press('Escape');

  await write(workspace, mistake('cnn/conv2d', 'flipped-kernel'));
  await workspace.run();
  await take('failing-case');

  await write(workspace, right('cnn/conv2d').replace('return tf.tidy(() => {', 'return tf.tidy(() = {'));
  await page.keyboard.press('ControlOrMeta+Enter');
  await results.getByRole('button', { name: /^Go to line/ }).click();
  await take('error-card');

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: /^Exercise/ }).fill('att');
  await take('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Shortcuts/ }).click();
  await take('shortcuts');
  await page.keyboard.press('Escape');
}

/** Pictures that belong to one kind of exercise. */
export async function pictures({ page, origin, take }: Stage): Promise<void> {
  const attention = await openWorkspace(page, 'transformers/attention', origin);
  await write(attention, mistake('transformers/attention', 'no-scale'));
  await attention.run();
  await attention.results.getByRole('button', { name: /^\d+\. self-attention of one head/ }).click();
  await take('misconception');
  await attention.results.getByRole('button', { name: /^\d+\. many sequences and heads/ }).click();
  await take('attention-heads');

  const descent = await openWorkspace(page, 'descent/gradient-descent', origin);
  await write(descent, mistake('descent/gradient-descent', 'gradient-at-start'));
  await descent.run();
  await descent.results.getByRole('button', { name: /^\d+\. a valley ten times steeper/ }).click();
  await take('trajectory');

  const digits = await openWorkspace(page, 'nn/digits', origin);
  await write(digits, right('nn/digits'));
  await digits.run({ timeout: TRAINING_MS_MAX });
  await take('training');
}

const SNIPPET = `import * as tf from '@tensorflow/tfjs';
import { show } from '@descent/show';
import { conv2d } from './solution';

const image = tf.linspace(0, 6, 144).sin().reshape([1, 12, 12, 1]);
const edges = tf.tensor4d([1, 0, -1, 1, 0, -1, 1, 0, -1], [3, 3, 1, 1]);
const found = conv2d(image, edges, tf.zeros([1]), { padding: 'same' });
show(found.squeeze(), { as: 'heatmap', title: 'vertical edges' });
console.log(found.shape);
`;

export async function scratch({ page, origin, take }: Stage): Promise<void> {
  const workspace = await openWorkspace(page, 'cnn/conv2d', origin);
  await write(workspace, right('cnn/conv2d'));
  await page.getByRole('button', { name: 'scratch.ts' }).click();
  await page.getByRole('textbox', { name: /^Scratch. Press Escape/ }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(SNIPPET);
  const output = page.getByRole('region', { name: 'Scratch output' });
  await output.getByRole('button', { name: /^Run scratch/ }).click();
  await expect(output.getByRole('figure').first()).toBeVisible();
  await take('scratch');
}

/** What a mistake earns is settled where the exercise is proved: here one is worse than the other. */
const FEW_OF_20 = /^\d(\.\d+)? \/ 20, verified$/;
const MANY_OF_20 = /^1\d(\.\d+)? \/ 20, verified$/;

/** Three submissions of one exercise: right but slow, wrong, right. */
export async function submissions({ page, origin, take }: Stage): Promise<void> {
  const workspace = await openWorkspace(page, 'cnn/conv2d', origin);
  await submitAndSee(workspace, mistake('cnn/conv2d', 'flipped-kernel'), FEW_OF_20);
  await take('verified-below');
  await submitAndSee(workspace, mistake('cnn/conv2d', 'zeros-in-front'), MANY_OF_20);
  await write(workspace, right('cnn/conv2d'));
  await workspace.run();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await page.getByRole('dialog', { name: 'Submit for verification' }).waitFor();
  await take('submit-dialog');
  await page.keyboard.press('Enter');
  await expect(workspace.results.getByRole('heading', { name: '20 / 20, verified' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Verified 20 / 20');
  await take('verified');
  await page.getByRole('tab', { name: /Submissions/ }).click();
  await page
    .getByRole('tabpanel', { name: /Submissions/ })
    .getByRole('listitem')
    .nth(1)
    .getByRole('button')
    .first()
    .click();
  await take('history');
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'submission 3' });
  // Monaco compares in a worker; before that both sides look the same.
  await page.locator('.monaco-diff-editor').locator('.line-insert, .line-delete').first().waitFor();
  await take('comparison');
}

/** A course in the middle of its term. */
export async function course({ page, origin, take }: Stage): Promise<void> {
  for (const slug of ['warm-up/relu', 'descent/gradient-descent', 'nn/softmax-cross-entropy'])
    await submitAndSee(await openWorkspace(page, slug, origin), right(slug), /, verified$/);
  for (const [slug, source] of [
    ['cnn/pooling', right('cnn/pooling')],
    ['transformers/attention', mistake('transformers/attention', 'no-scale')],
  ] as const) {
    const workspace = await openWorkspace(page, slug, origin);
    await write(workspace, source);
    await workspace.run();
  }
  await page.goto(`${origin}/courses/odl`);
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  await take('course-home');
}

export async function staff({ page, origin, take }: Stage): Promise<void> {
  await signIn(page, 'ta', origin);
  await page.goto(`${origin}/courses/odl/review`);
  await page.getByRole('heading', { name: 'Review', exact: true }).waitFor();
  await take('staff-table');
}

/** The workspace on a phone: one pane at a time. */
export async function phone({ page, origin, take }: Stage): Promise<void> {
  await signIn(page, 'student', origin);
  await page.goto(`${origin}/courses/odl/transformers/attention`);
  const panes = page.getByRole('navigation', { name: 'Panes' });
  await take('phone-statement');
  await panes.getByRole('button', { name: 'Code' }).click();
  const workspace = await atWorkspace(page);
  await write(workspace, mistake('transformers/attention', 'no-scale'));
  await take('phone-code');
  await panes.getByRole('button', { name: 'Run' }).click();
  await workspace.results.getByRole('heading', { name: /cases pass$/ }).waitFor();
  await workspace.results.getByRole('button', { name: /^\d+\. self-attention of one head/ }).click();
  await take('phone-results');
}
