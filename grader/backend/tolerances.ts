/** How exactly each backend computes, as default tolerances of comparisons. */
import type { BackendName } from '#grader/protocol.ts';

/** |actual − expected| ≤ absolute + relative·|expected|. */
export interface ResolvedTolerance {
  readonly absolute: number;
  readonly relative: number;
}

/**
 * Two right programs may sum in another order. With float32 (unit round-off 6e-8), values of size 1 and the sums of a
 * few hundred products that exercises have, that moves a CPU result by up to about 5e-6: hence 1e-5. WebGPU computes
 * float32 too but fuses and reorders, and its exp and tanh are off by several units (WGSL specification, "Accuracy of
 * built-in functions"). WebGL drivers may drop to less than float32; TensorFlow.js' own tests allow 1e-3 there.
 * All are far below what a wrong formula changes.
 */
const DEFAULT_TOLERANCES: Readonly<Record<BackendName, ResolvedTolerance>> = {
  cpu: { absolute: 1e-5, relative: 1e-5 },
  webgpu: { absolute: 1e-4, relative: 1e-4 },
  webgl: { absolute: 1e-3, relative: 1e-3 },
};

/**
 * What a tolerance that was resolved on one backend is on another. A part that equals the default there is taken for
 * one: an author who wrote that very number is told of a little less signal than there is.
 */
export function toleranceOn(
  backend: BackendName,
  { resolved, from }: { readonly resolved: ResolvedTolerance; readonly from: BackendName },
): ResolvedTolerance {
  const [here, there] = [DEFAULT_TOLERANCES[from], DEFAULT_TOLERANCES[backend]];
  return {
    absolute: resolved.absolute === here.absolute ? there.absolute : resolved.absolute,
    relative: resolved.relative === here.relative ? there.relative : resolved.relative,
  };
}

/** The tolerance of a case that names none, or names only a part. */
export function resolveTolerance(
  backend: BackendName,
  own: { readonly absolute?: number; readonly relative?: number } = {},
): ResolvedTolerance {
  return { ...DEFAULT_TOLERANCES[backend], ...own };
}
