/** The `tf` that a solution imports: TensorFlow.js without the parts that would undo the policy or swap the backend. */
import type { KernelPolicy } from './kernel-policy.ts';
import type { TensorFlow } from './tensorflow.ts';

/** They change or reveal kernels, gradients, backends or the platform; no exercise needs them. */
const REMOVED = [
  'backend',
  'copyRegisteredKernels',
  'deregisterOp',
  'disposeVariables',
  'findBackend',
  'findBackendFactory',
  'getGradient',
  'getKernel',
  'getKernelsForBackend',
  'MathBackendCPU',
  'MathBackendWebGL',
  'GPGPUContext',
  'registerBackend',
  'registerGradient',
  'registerKernel',
  'removeBackend',
  'setBackend',
  'setPlatform',
  'setWebGLContext',
  'unregisterGradient',
  'unregisterKernel',
  'webgl',
];
/** Methods of the engine that do the same; the engine itself stays, for memory and scopes. */
const ENGINE_LOCKED = [
  'findBackend',
  'findBackendFactory',
  'initializeBackend',
  'registerBackend',
  'removeBackend',
  'reset',
  'setBackend',
] as const;

type Namespace = Record<string, unknown>;

/**
 * A copy of the namespace for one realm, which also loses those engine methods for good.
 * @param policy its refused paths ("layers.dense") throw here and are recorded.
 */
export function studentTensorFlow(tf: TensorFlow, policy: KernelPolicy): TensorFlow {
  const engine = tf.engine();
  for (const name of ENGINE_LOCKED) {
    Object.defineProperty(engine, name, { value: unavailable(name), configurable: false, writable: false });
  }
  for (const name of ['registry', 'registryFactory']) {
    Object.defineProperty(engine, name, { value: {}, configurable: false, writable: false });
  }
  // The meter reads how these change; another object, or a getter, would hide it.
  Object.defineProperty(engine, 'state', { value: engine.state, configurable: false, writable: false });
  for (const name of ['numBytes', 'numTensors']) {
    Object.defineProperty(engine.state, name, { configurable: false });
  }
  const namespace: Namespace = { ...tf };
  for (const name of REMOVED) if (name in namespace) namespace[name] = unavailable(name);
  for (const [path, refuse] of policy.refusedPaths) refusePath(namespace, path.split('.'), refuse);
  return namespace as TensorFlow;
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
