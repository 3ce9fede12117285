/** What a call costs: kernels by name, bytes and tensors from the engine's own books, wall time. */
import type { Cost } from '#grader/protocol.ts';
import type { Engine, TensorFlow } from './tensorflow.ts';

/** More names than any backend has kernels; bounds the report when code invents kernels. */
const KERNEL_NAMES_MAX = 512;

export interface Meter {
  /** Starts counting a call. One at a time. */
  start(): void;
  /**
   * Ends counting. Bytes and tensors are relative to the start.
   * @param resultTensors new tensors that are the call's result, and so no leak.
   */
  stop(resultTensors: number): Cost;
  /**
   * From now on, making a tensor throws while all tensors together take more than `bytesMax`; `onOver` is told the
   * first time, before.
   */
  limit(bytesMax: number, onOver: () => void): void;
}

type NamedTensors = Parameters<Engine['runKernel']>[1];
type Attributes = Parameters<Engine['runKernel']>[2];
type TrackedTensor = Parameters<Engine['trackTensor']>[0];
type TrackedBackend = Parameters<Engine['trackTensor']>[1];

class MemoryLimitError extends Error {
  override readonly name = 'MemoryLimitError';
}

const meters = new WeakMap<Engine, Meter>();

/**
 * The meter of an engine; made on first use. It wraps `runKernel`, which every operation passes, and cannot be taken
 * off again by code that runs later.
 */
export function meterOf(tf: TensorFlow): Meter {
  const engine = tf.engine();
  const known = meters.get(engine);
  if (known) return known;
  const meter = installMeter(engine);
  meters.set(engine, meter);
  return meter;
}

function installMeter(engine: Engine): Meter {
  const now = performance.now.bind(performance);
  const { runKernel, trackTensor } = engine;
  const state = engine.state;
  let kernels = new Map<string, number>();
  let kernelCount = 0;
  let peakBytes = 0;
  let before = { bytes: 0, tensors: 0, ms: 0 };
  let bytesMax = Number.POSITIVE_INFINITY;
  let onOver: (() => void) | null = null;

  const metered = (kernelName: string, ...rest: [NamedTensors, Attributes?]): unknown => {
    kernelCount += 1;
    if (kernels.has(kernelName) || kernels.size < KERNEL_NAMES_MAX) {
      kernels.set(kernelName, (kernels.get(kernelName) ?? 0) + 1);
    }
    const output = runKernel.call(engine, kernelName, ...rest);
    if (state.numBytes > peakBytes) peakBytes = state.numBytes;
    return output;
  };
  // Every tensor passes here, also those made from values without a kernel.
  const bounded = (tensor: TrackedTensor, backend: TrackedBackend): void => {
    trackTensor.call(engine, tensor, backend);
    if (state.numBytes <= bytesMax) return;
    const tell = onOver;
    onOver = null;
    tell?.();
    throw new MemoryLimitError('The tensors of this run take more memory than allowed.');
  };
  Object.defineProperty(engine, 'runKernel', { value: metered, writable: false, configurable: false });
  Object.defineProperty(engine, 'trackTensor', { value: bounded, writable: false, configurable: false });

  return {
    limit(max, tell) {
      bytesMax = max;
      onOver = tell;
    },
    start() {
      kernels = new Map();
      kernelCount = 0;
      before = { bytes: state.numBytes, tensors: state.numTensors, ms: now() };
      peakBytes = before.bytes;
    },
    stop(resultTensors) {
      peakBytes = Math.max(peakBytes, state.numBytes);
      return {
        kernels: Object.fromEntries(kernels),
        kernelCount,
        newBytes: state.numBytes - before.bytes,
        peakBytes: peakBytes - before.bytes,
        leakedTensors: Math.max(0, state.numTensors - before.tensors - resultTensors),
        wallMs: Math.max(0, now() - before.ms),
      };
    },
  };
}
