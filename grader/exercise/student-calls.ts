import type { Tensor } from '@tensorflow/tfjs';
import type { Value } from '#grader/protocol.ts';

/** What a call gives inside an invariant: tensors of the judge realm, or plain values, nested as the student returned them. */
// biome-ignore lint/suspicious/noExplicitAny: the shape of a result is the exercise's; authors annotate where they use it
export type TensorResult = any;

/** The student's entry points (and driver exports) by name. Tensors are copied out and back; arguments are left alone. */
export type StudentCalls = Readonly<
  Record<string, (...args: readonly (Tensor | Value)[]) => Promise<TensorResult>>
>;
