/** What an invariant's `check` returns. */
import type { Tensor } from '@tensorflow/tfjs';
import type { TensorValue } from '#grader/protocol.ts';
import type { Tolerance, Verdict } from './case-spec.ts';

/**
 * Two tensors must agree within the tolerance (the case's unless given here). The judge reads and disposes them.
 * @param options.because says in words why they should: "shifting the image shifts the output".
 */
export function close(
  actual: Tensor | TensorValue,
  expected: Tensor | TensorValue,
  options: { tolerance?: Tolerance; because?: string } = {},
): Verdict {
  return { kind: 'close', actual, expected, ...options };
}

/** A condition with the sentence shown when it fails. */
export function holds(condition: boolean, message: string): Verdict {
  return { kind: 'holds', condition, message };
}
