/** The values of a tensor as far as they lie in the processor's memory, where code of an exercise can write into them. */
import type { Engine } from '#grader/realm/tensorflow.ts';

interface Book {
  get(dataId: object): { readonly values?: unknown } | undefined;
}

/**
 * Null where only the GPU has them, and on WebGL, whose textures round what is read back. Nothing that code of an exercise
 * can replace is asked.
 */
export function hostValues(engine: Engine, dataId: object): ArrayBufferView | null {
  const backend: unknown = engine.state.tensorInfo.get(dataId)?.backend;
  const values = bookOf(backend)?.get(dataId)?.values;
  return ArrayBuffer.isView(values) ? values : null;
}

/** The processor's backend keeps `data`, WebGPU's a `tensorMap`. */
function bookOf(backend: unknown): Book | null {
  if (typeof backend !== 'object' || backend === null) return null;
  if ('texData' in backend) return null;
  const { data, tensorMap } = backend as { data?: Book; tensorMap?: Book };
  return data ?? tensorMap ?? null;
}
