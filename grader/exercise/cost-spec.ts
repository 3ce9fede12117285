/** Points for what a call costs, beside those for right numbers. */

/** Points for leaving no tensor behind but the result. */
export interface NoLeakSpec {
  readonly kind: 'no-leak';
  readonly points: number;
}
/** Points for launching at most `timesMax` times as many kernels as the reference does on the same arguments. */
export interface KernelsSpec {
  readonly kind: 'kernels';
  readonly timesMax: number;
  readonly points: number;
}
export type CostSpec = NoLeakSpec | KernelsSpec;

/** A part of the cases that compare calls: example, property, gradient and stateful. */
export interface CostPoints {
  /**
   * Further points, earned one by one where all numbers of the case are right; the case is worth their sum more. Each
   * call of the case must keep to it.
   */
  readonly cost?: readonly CostSpec[];
}

/** Nothing may be left behind but the result; `tf.tidy` is enough. */
export function noLeak({ points }: { readonly points: number }): CostSpec {
  return { kind: 'no-leak', points };
}

/**
 * At most `timesMax` times the kernels of the reference, rounded down. Two right programs differ by a factor of two
 * easily; a loop over elements by hundreds.
 */
export function kernelsAtMost({
  timesMax,
  points,
}: {
  readonly timesMax: number;
  readonly points: number;
}): CostSpec {
  return { kind: 'kernels', timesMax, points };
}
