/** Kernels of the GPU backends that stop at a rank and need not: axes that go together are one axis to them. */
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { mergeBroadcast, mergeTile, mergeTranspose } from './merge-axes.ts';
import { type KernelFunc, replaceKernel, type TensorInfo } from './replace-kernel.ts';

const BINARY = [
  'Add',
  'Atan2',
  'Equal',
  'FloorDiv',
  'Greater',
  'GreaterEqual',
  'Less',
  'LessEqual',
  'LogicalAnd',
  'LogicalOr',
  'Maximum',
  'Minimum',
  'Mod',
  'Multiply',
  'NotEqual',
  'Pow',
  'Prelu',
  'RealDiv',
  'SquaredDifference',
  'Sub',
];

/** Ranks up to which TensorFlow.js 4.22 writes shaders on WebGPU and WebGL. */
export const GPU_RANKS = { select: 4, tile: 4, others: 6 } as const;

/**
 * From here on these take tensors of a higher rank wherever their axes can be merged. What cannot, fails as before.
 * @param ranks the largest rank that each kernel of this backend takes
 */
export function mendRanks(
  tf: TensorFlow,
  backend: string,
  ranks: { readonly select: number; readonly tile: number; readonly others: number } = GPU_RANKS,
): void {
  for (const name of BINARY) replaceKernel(tf, { backend, name }, (kernel) => binary(kernel, ranks.others));
  replaceKernel(tf, { backend, name: 'Select' }, (kernel) => select(kernel, ranks.select));
  replaceKernel(tf, { backend, name: 'Tile' }, (kernel) => tile(kernel, ranks.tile));
  replaceKernel(tf, { backend, name: 'Transpose' }, (kernel) => transpose(kernel, ranks.others));
}

const seen = (tensor: TensorInfo, shape: readonly number[]): TensorInfo => ({
  dataId: tensor.dataId,
  dtype: tensor.dtype,
  shape: [...shape],
});
const sizeOf = (shape: readonly number[]): number => shape.reduce((size, each) => size * each, 1);

function binary(kernel: KernelFunc, rankMax: number): KernelFunc {
  return (call) => {
    // Prelu names its operands otherwise.
    const [nameA = '', nameB = ''] = 'alpha' in call.inputs ? ['x', 'alpha'] : ['a', 'b'];
    const [a, b] = [call.inputs[nameA] as TensorInfo, call.inputs[nameB] as TensorInfo];
    const rank = Math.max(a.shape.length, b.shape.length);
    if (rank <= rankMax) return kernel(call);
    const merged = mergeBroadcast(a.shape, b.shape);
    const inputs = { [nameA]: seen(a, merged.a), [nameB]: seen(b, merged.b) };
    const shape = Array.from({ length: rank }, (_, i) =>
      Math.max(a.shape[i - rank + a.shape.length] ?? 1, b.shape[i - rank + b.shape.length] ?? 1),
    );
    return seen(kernel({ ...call, inputs }) as TensorInfo, shape);
  };
}

function select(kernel: KernelFunc, rankMax: number): KernelFunc {
  return (call) => {
    const { condition, t, e } = call.inputs as Record<'condition' | 't' | 'e', TensorInfo>;
    if (t.shape.length <= rankMax) return kernel(call);
    // A condition of rank 1 chooses whole rows.
    const rows = sizeOf(condition.shape);
    const flat = rows === sizeOf(t.shape) ? [rows] : [rows, sizeOf(t.shape) / rows];
    const inputs = { condition: seen(condition, [rows]), t: seen(t, flat), e: seen(e, flat) };
    return seen(kernel({ ...call, inputs }) as TensorInfo, t.shape);
  };
}

function tile(kernel: KernelFunc, rankMax: number): KernelFunc {
  return (call) => {
    const x = call.inputs.x as TensorInfo;
    if (x.shape.length <= rankMax) return kernel(call);
    const { reps } = call.attrs as unknown as { reps: number[] };
    const merged = mergeTile(x.shape, reps);
    const tiled = kernel({
      ...call,
      inputs: { x: seen(x, merged.shape) },
      attrs: { ...call.attrs, reps: [...merged.reps] },
    });
    return seen(
      tiled as TensorInfo,
      x.shape.map((size, axis) => size * (reps[axis] ?? 1)),
    );
  };
}

function transpose(kernel: KernelFunc, rankMax: number): KernelFunc {
  return (call) => {
    const x = call.inputs.x as TensorInfo;
    if (x.shape.length <= rankMax) return kernel(call);
    const { perm } = call.attrs as unknown as { perm: number[] };
    const merged = mergeTranspose(x.shape, perm);
    const turned = kernel({
      ...call,
      inputs: { x: seen(x, merged.shape) },
      attrs: { ...call.attrs, perm: [...merged.perm] },
    });
    return seen(
      turned as TensorInfo,
      perm.map((axis) => x.shape[axis] ?? 1),
    );
  };
}
