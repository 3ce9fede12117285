/**
 * Enforces `forbids` where every path passes: the kernel registry, the scope that each operation opens, and automatic
 * differentiation. Applied once to a realm, before the solution loads; nothing that loads later can lift it.
 *
 * Code below that runs inside calls uses no method of a built-in prototype: the solution may have replaced those.
 */
import { lineInStack } from '../code-errors.ts';
import type { Engine, Tensor, TensorFlow } from '../tensorflow.ts';
import { type ForbiddenSet, resolveForbidden } from './forbidden-operations.ts';
import { guardLayers } from './guard-layers.ts';
import { guardTraining } from './guard-training.ts';

export interface Refusal {
  readonly operation: string;
  readonly line: number | null;
}

export interface KernelPolicy {
  /** The first refusal since the last take, whether or not the code caught what was thrown; then forgets it. */
  takeRefusal(): Refusal | null;
  /** Automatic differentiation for the grader's own use, whatever is forbidden. */
  readonly gradients: (
    f: () => Tensor,
    xs: Tensor[],
    dy: Tensor,
    allowNoGradients: boolean,
  ) => { value: Tensor; grads: Tensor[] };
  /** Functions of the namespace to refuse, by path, with what to do when they are called. */
  readonly refusedPaths: ReadonlyMap<string, () => never>;
}

/** Thrown into code that calls a forbidden operation. */
export class RefusedOperation extends Error {
  override readonly name = 'DescentRefusedOperation';
  readonly operation: string;

  constructor(operation: string) {
    super(`${operation} is forbidden in this exercise.`);
    this.operation = operation;
  }
}

interface PolicyOptions {
  readonly forbids: readonly string[];
  /** File whose line a refusal names. */
  readonly fileName: string;
}

/** @throws RangeError when `forbids` has a name that means nothing. */
export function installKernelPolicy(tf: TensorFlow, { forbids, fileName }: PolicyOptions): KernelPolicy {
  const forbidden = resolveForbidden(forbids, (name) => hasOperation(tf, name));
  const engine = tf.engine();
  const NativeError = RefusedOperation;
  let first: { operation: string; stack: unknown } | null = null;

  const refuse = (operation: string): never => {
    const error = new NativeError(operation);
    first ??= { operation, stack: error.stack };
    throw error;
  };
  replaceKernels(tf, forbidden, refuse);
  guardScopes(engine, forbidden, refuse);
  guardTraining(tf, forbidden, refuse);
  guardLayers(tf, forbidden, refuse);
  const gradients = guardGradients(engine, forbidden, refuse);

  return {
    gradients,
    refusedPaths: new Map([...forbidden.paths.keys()].map((path) => [path, refusing(path, refuse)])),
    takeRefusal() {
      if (first === null) return null;
      const { operation, stack } = first;
      first = null;
      return { operation, line: lineInStack(stack, fileName) };
    },
  };
}

/** Some paths are classes, and `new` on an arrow function would say that it is no constructor instead of refusing. */
function refusing(path: string, refuse: (operation: string) => never): () => never {
  return function refused(): never {
    return refuse(path);
  };
}

const OPERATION_SUFFIX = '__op';

/** Whether `tf` or one of its namespaces has a function of that name. */
export function hasOperation(tf: TensorFlow, name: string): boolean {
  const namespaces: unknown[] = [tf, tf.image, tf.linalg, tf.losses, tf.spectral, tf.signal, tf.sparse];
  return namespaces.some((namespace) => typeof (namespace as Record<string, unknown>)[name] === 'function');
}

/** The operation that the code itself called, when a kernel runs deep inside it. */
function outermostOperation(engine: Engine): string | null {
  const stack = engine.state.scopeStack;
  for (let i = 0; i < stack.length; i += 1) {
    const name: unknown = stack[i]?.name;
    if (typeof name !== 'string') continue;
    const match = /^(.*)__op$/.exec(name);
    if (match?.[1]) return match[1];
  }
  return null;
}

function replaceKernels(tf: TensorFlow, forbidden: ForbiddenSet, refuse: (operation: string) => never): void {
  const engine = tf.engine();
  for (const backendName of Object.keys(engine.registryFactory)) {
    for (const config of tf.getKernelsForBackend(backendName)) {
      const { kernelName, kernelFunc } = config;
      const operation = forbidden.kernels.get(kernelName);
      const replacement =
        operation === undefined
          ? withoutActivations(kernelName, kernelFunc, forbidden, refuse)
          : () => refuse(outermostOperation(engine) ?? operation);
      if (replacement === null) continue;
      tf.unregisterKernel(kernelName, backendName);
      tf.registerKernel({ ...config, kernelFunc: replacement });
    }
  }
}

type NamedAttrMap = import('@tensorflow/tfjs').NamedAttrMap;
type KernelFunc = Parameters<TensorFlow['registerKernel']>[0]['kernelFunc'];

const ACTIVATION_WORDS = "A fused product takes the name of its activation as text, such as 'linear'.";

/** Fused kernels apply an activation by name without running its kernel. */
function withoutActivations(
  kernelName: string,
  kernelFunc: KernelFunc,
  forbidden: ForbiddenSet,
  refuse: (operation: string) => never,
): KernelFunc | null {
  if (!/Fused(MatMul|Conv2D|DepthwiseConv2D)$/.test(kernelName) || forbidden.activations.size === 0)
    return null;
  const refused = toPlainTable(forbidden.activations);
  return (call) => {
    // Read once, and given on as it was read.
    const activation: unknown = call.attrs?.activation;
    if (activation != null && typeof activation !== 'string') throw new TypeError(ACTIVATION_WORDS);
    const operation = activation == null ? undefined : refused[activation];
    if (operation !== undefined) refuse(operation);
    return kernelFunc({ ...call, attrs: { ...call.attrs, activation } as NamedAttrMap });
  };
}

function guardScopes(engine: Engine, forbidden: ForbiddenSet, refuse: (operation: string) => never): void {
  const { startScope } = engine;
  const { call } = Function.prototype;
  const start = call.bind(startScope) as (self: Engine, name?: string) => void;
  const refused = toPlainTable(forbidden.operations, OPERATION_SUFFIX);
  lock(engine, 'startScope', (name?: string) => {
    const operation = typeof name === 'string' ? refused[name] : undefined;
    if (operation !== undefined) refuse(operation);
    start(engine, name);
  });
}

function guardGradients(
  engine: Engine,
  forbidden: ForbiddenSet,
  refuse: (operation: string) => never,
): KernelPolicy['gradients'] {
  const gradients = engine.gradients.bind(engine) as KernelPolicy['gradients'];
  if (forbidden.gradients) lock(engine, 'gradients', () => refuse('gradients'));
  return gradients;
}

function lock(engine: Engine, name: 'startScope' | 'gradients', value: unknown): void {
  Object.defineProperty(engine, name, { value, writable: false, configurable: false });
}

/** A table that reads like a map and depends on no prototype. */
function toPlainTable(map: ReadonlyMap<string, string>, suffix = ''): Readonly<Record<string, string>> {
  const table: Record<string, string> = Object.create(null);
  for (const [key, value] of map) table[`${key}${suffix}`] = value;
  return table;
}
