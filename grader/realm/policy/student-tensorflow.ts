/** The `tf` that a solution imports: TensorFlow.js without the parts that would undo the policy or swap the backend. */

import type { Engine, TensorFlow } from '../tensorflow.ts';
import type { KernelPolicy } from './kernel-policy.ts';

/** They change or reveal kernels, gradients, backends or the platform, or compute beside them; no exercise needs them. */
const REMOVED = [
  'DataStorage',
  'Environment',
  'GPGPUContext',
  'KernelBackend',
  'MathBackendCPU',
  'MathBackendWebGL',
  'backend',
  'copyRegisteredKernels',
  'deregisterOp',
  'disposeVariables',
  'findBackend',
  'findBackendFactory',
  'getGradient',
  'getKernel',
  'getKernelsForBackend',
  'gpgpu_util',
  'kernel_impls',
  'registerBackend',
  'registerGradient',
  'registerKernel',
  'removeBackend',
  'setBackend',
  'setPlatform',
  'setWebGLContext',
  'shared',
  'unregisterGradient',
  'unregisterKernel',
  'webgl',
  'webgl_util',
];
/**
 * What `tf.engine()` offers. The engine itself holds the backend with its GPU device, the tape that gradients are read
 * from, and the counts of the meter.
 */
const ENGINE_METHODS = [
  'customGrad',
  'endScope',
  'gradients',
  'keep',
  'memory',
  'profile',
  'ready',
  'runKernel',
  'startScope',
  'tidy',
  'time',
] as const;
/** Kernels that hand the GPU device to an object of the caller. */
const TELLTALE_KERNELS = ['Draw'];

type Namespace = Record<string, unknown>;

/**
 * A copy of the namespace for one realm, with an engine that shows no backend.
 * @param policy its refused paths ("layers.dense") throw here and are recorded.
 */
export function studentTensorFlow(tf: TensorFlow, policy: KernelPolicy): TensorFlow {
  const { backendName } = tf.engine();
  for (const kernel of TELLTALE_KERNELS) {
    if (tf.getKernel(kernel, backendName)) tf.unregisterKernel(kernel, backendName);
  }
  const namespace: Namespace = { ...tf };
  for (const name of REMOVED) if (name in namespace) namespace[name] = unavailable(name);
  const engine = studentEngine(tf.engine());
  namespace.engine = () => engine;
  for (const [path, refuse] of policy.refusedPaths) refusePath(namespace, path.split('.'), refuse);
  return namespace as TensorFlow;
}

function studentEngine(engine: Engine): Readonly<Namespace> {
  const methods = ENGINE_METHODS.map((name) => {
    const method = engine[name].bind(engine) as (...given: unknown[]) => unknown;
    return [name, (...given: unknown[]) => method(...given)] as const;
  });
  return Object.freeze({ backendName: engine.backendName, ...Object.fromEntries(methods) });
}

function refusePath(namespace: Namespace, [head, ...rest]: readonly string[], refuse: () => never): void {
  if (head === undefined) return;
  if (head === '*') {
    for (const name of Object.keys(namespace)) namespace[name] = refuse;
  } else if (rest.length === 0) {
    namespace[head] = refuse;
  } else {
    const inner: Namespace = { ...(namespace[head] as Namespace) };
    namespace[head] = inner;
    refusePath(inner, rest, refuse);
  }
}

function unavailable(name: string): () => never {
  return () => {
    throw new Error(`tf.${name} is not available in an exercise.`);
  };
}
