/** What a student sees of an exercise whose solution stays secret. */
import { signIn } from '../../e2e/harness/sign-in.ts';
import { openWorkspace } from '../../e2e/harness/workspace.ts';
import type { Stage } from './stage.ts';

/** The name of its picture. */
export const SEALED = 'sealed';

const WRONG = `import * as tf from '@tensorflow/tfjs';

/** Three times x. @param x [rows, columns] */
export function triple(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => x.mul(3).relu());
}
`;

/** A failing run: some cases are judged from a recording, and some are only on the server. */
export async function sealed({ page, origin, take }: Stage): Promise<void> {
  await signIn(page, 'student', origin);
  const workspace = await openWorkspace(page, 'vault/sealed', origin);
  await workspace.write(WRONG);
  await workspace.run();
  await workspace.results.getByRole('button', { name: /^2\. matrices of any size/ }).click();
  await take(SEALED);
}
