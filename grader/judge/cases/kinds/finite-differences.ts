/** Gradients by central differences, for checking gradients against the definition. */
import type { TensorValue, Value } from '#grader/protocol.ts';
import { JudgeFault } from '../../judge-fault.ts';
import { isTensorValue } from '../../link/tensor-value.ts';

/**
 * The step relative to the size of the value. A float32 function carries noise of about 1e-7 and central differences an
 * error of h²: their sum 1e-7/h + h² is least near h = (1e-7/2)^(1/3), about 4e-3.
 */
const STEP = 4e-3;

/** At {@link STEP} both errors are near 3e-5 for functions of size 1; a band of 100 times that holds for steep ones. */
export const FINITE_DIFFERENCE_TOLERANCE = { absolute: 3e-3, relative: 1e-2 } as const;

/** Two calls of the reference for each element. */
const ELEMENTS_MAX = 2_000;

export interface FiniteDifferences {
  readonly args: readonly Value[];
  /** Positions of tensors in `args`. */
  readonly wrt: readonly number[];
  readonly upstream: TensorValue;
}

/** d/dx sum(f(args) · upstream) for every element of the arguments at `wrt`; sums in double precision. */
export async function finiteDifferences(
  f: (args: readonly Value[]) => Promise<TensorValue>,
  { args, wrt, upstream }: FiniteDifferences,
): Promise<TensorValue[]> {
  const gradients: TensorValue[] = [];
  for (const position of wrt) {
    const x = args[position];
    if (!isTensorValue(x) || x.data.length > ELEMENTS_MAX) {
      throw new JudgeFault(
        `Argument ${position + 1} must be a tensor of at most ${ELEMENTS_MAX} elements for finite differences.`,
      );
    }
    const gradient = new Float32Array(x.data.length);
    for (let i = 0; i < gradient.length; i++) {
      const value = x.data[i] ?? 0;
      const above = Math.fround(value + STEP * Math.max(1, Math.abs(value)));
      const below = Math.fround(value - STEP * Math.max(1, Math.abs(value)));
      const moved = (to: number): readonly Value[] =>
        args.map((arg, at) => (at === position ? withElement(x, { at: i, to }) : arg));
      const [high, low] = [await f(moved(above)), await f(moved(below))];
      gradient[i] = weighedChange({ high, low, upstream }) / (above - below);
    }
    gradients.push({ dtype: 'float32', shape: x.shape, data: gradient });
  }
  return gradients;
}

function weighedChange({ high, low, upstream }: Record<'high' | 'low' | 'upstream', TensorValue>): number {
  let sum = 0;
  for (const [k, weight] of upstream.data.entries()) {
    sum += weight * ((high.data[k] ?? 0) - (low.data[k] ?? 0));
  }
  return sum;
}

function withElement(x: TensorValue, { at, to }: { at: number; to: number }): TensorValue {
  const data = x.data.slice();
  data[at] = to;
  return { ...x, data };
}
