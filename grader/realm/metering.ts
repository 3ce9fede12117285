/** What a call costs: kernels by name, bytes and tensors from books of our own, wall time. */
import type { Cost } from '#grader/protocol.ts';
import { plainCopy, shallowCopy } from './policy/plain-copy.ts';
import type { Engine, Tensor, TensorFlow } from './tensorflow.ts';

/** More names than any backend has kernels; bounds the report when code invents kernels. */
const KERNEL_NAMES_MAX = 512;

export interface Meter {
  /** Starts counting a call. One at a time. */
  start(): void;
  /**
   * Ends counting.
   * @param results tensors of the call's result: those made in the call are no leak, whatever else is in the list.
   */
  stop(results: readonly object[]): Cost;
  /**
   * From now on, making a tensor throws while all tensors together take more than `bytesMax`; `onOver` is told the
   * first time, before.
   */
  limit(bytesMax: number, onOver: () => void): void;
  /** Whether a tensor was disposed, whatever it says of itself. */
  hasDisposed(tensor: object): boolean;
}

type TrackedBackend = Parameters<Engine['trackTensor']>[1];

/** What every kernel launch passes; without a kernel it is a custom gradient, whose kernels come here one by one. */
interface KernelCall {
  readonly kernelName?: string;
  readonly inputs: unknown;
  readonly attrs?: unknown;
  readonly forwardFunc?: unknown;
  readonly backwardsFunc?: unknown;
}
type KernelRunner = { runKernelFunc(call: KernelCall): unknown };

class MemoryLimitError extends Error {
  override readonly name = 'MemoryLimitError';
}

const meters = new WeakMap<Engine, Meter>();

/**
 * The meter of an engine; made on first use. It wraps the method that launches every kernel and those through which
 * every tensor comes and goes, and cannot be taken off again by code that runs later. It believes nothing that such
 * code can write: not the engine's own counts, not ids.
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
  const kernels = countKernels(engine);
  const books = keepBooks(engine);
  const { runKernel } = engine;
  lock(engine, {
    runKernel,
    runKernelFunc: kernels.run,
    trackTensor: books.track,
    disposeTensor: books.dispose,
  });
  let startedMs = 0;
  return {
    hasDisposed: books.hasDisposed,
    limit: books.limit,
    start() {
      kernels.start();
      books.start();
      startedMs = now();
    },
    stop: (results) => ({
      ...kernels.counted(),
      ...books.read(results),
      wallMs: Math.max(0, now() - startedMs),
    }),
  };
}

/** The kernels launched since `start`, by name. */
function countKernels(engine: Engine) {
  const { runKernelFunc } = engine as unknown as KernelRunner;
  let kernels = new Map<string, number>();
  let kernelCount = 0;
  return {
    run(parameters: KernelCall): unknown {
      // Read once: a getter could answer otherwise the second time.
      const { kernelName, inputs, attrs, forwardFunc, backwardsFunc } = parameters;
      if (kernelName === undefined) {
        return runKernelFunc.call(engine, { forwardFunc, backwardsFunc, inputs });
      }
      const name = String(kernelName);
      kernelCount += 1;
      if (kernels.has(name) || kernels.size < KERNEL_NAMES_MAX)
        kernels.set(name, (kernels.get(name) ?? 0) + 1);
      // The same for what is in them: policy, kernel and gradient see one answer of each getter.
      return runKernelFunc.call(engine, {
        kernelName: name,
        inputs: shallowCopy(inputs),
        attrs: plainCopy(attrs),
      });
    },
    start(): void {
      kernels = new Map();
      kernelCount = 0;
    },
    counted: () => ({ kernels: Object.fromEntries(kernels), kernelCount }),
  };
}

/** What every tensor takes, and which were made since `start` and not disposed. */
function keepBooks(engine: Engine) {
  const { state, trackTensor, disposeTensor } = engine;
  let bytes = state.numBytes;
  let peakBytes = 0;
  let bytesBefore = 0;
  let bytesMax = Number.POSITIVE_INFINITY;
  let onOver: (() => void) | null = null;
  /** In which call a tensor was first seen, and what it takes now: variables come and go with every assignment. */
  const books = new WeakMap<object, { readonly birth: number; bytes: number }>();
  const gone = new WeakSet<object>();
  let call = 0;
  /** Made in this call and not disposed since. */
  let born = new Set<object>();
  return {
    track(tensor: Tensor, backend: TrackedBackend): void {
      const was = state.numBytes;
      trackTensor.call(engine, tensor, backend);
      // The engine multiplies a size that code can write.
      const taken = Math.max(0, state.numBytes - was) || 0;
      bytes += taken;
      if (bytes > peakBytes) peakBytes = bytes;
      const known = books.get(tensor);
      if (known === undefined) books.set(tensor, { birth: call, bytes: taken });
      else known.bytes += taken;
      if (known === undefined || known.birth === call) born.add(tensor);
      if (bytes <= bytesMax) return;
      const tell = onOver;
      onOver = null;
      tell?.();
      throw new MemoryLimitError('The tensors of this run take more memory than allowed.');
    },
    dispose(tensor: Tensor): void {
      const tensors = state.numTensors;
      disposeTensor.call(engine, tensor);
      if (state.numTensors >= tensors) return;
      gone.add(tensor);
      born.delete(tensor);
      const known = books.get(tensor);
      if (known === undefined) return;
      bytes -= known.bytes;
      known.bytes = 0;
    },
    hasDisposed: (tensor: object): boolean => gone.has(tensor),
    limit(max: number, tell: () => void): void {
      bytesMax = max;
      onOver = tell;
    },
    start(): void {
      call += 1;
      born = new Set();
      bytesBefore = bytes;
      peakBytes = bytes;
    },
    read(results: readonly object[]) {
      let leakedTensors = born.size;
      for (const tensor of new Set(results)) if (born.has(tensor)) leakedTensors -= 1;
      return { newBytes: bytes - bytesBefore, peakBytes: peakBytes - bytesBefore, leakedTensors };
    },
  };
}

function lock(engine: Engine, methods: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(engine, name, { value, writable: false, configurable: false });
  }
}
