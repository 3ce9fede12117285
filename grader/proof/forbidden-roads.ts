/** Every road to what a name of `forbids` forbids, as code that a solution could hold. */
import * as tf from '@tensorflow/tfjs';
import { resolveForbidden } from '../realm/policy/forbidden-operations.ts';
import { hasOperation } from '../realm/policy/kernel-policy.ts';

export interface ForbiddenRoad {
  /** An expression over `tf` and a tensor `x`. */
  readonly code: string;
  /** What the refusal must name. */
  readonly operation: string;
}

const NAMESPACES = ['', 'image.', 'linalg.', 'losses.', 'spectral.', 'signal.', 'sparse.'];

const GRADIENT_ROADS = [
  'tf.grad((y) => y.sum())(x)',
  'tf.grads((y) => y.sum())([x])',
  'tf.valueAndGrad((y) => y.sum())(x)',
  '((alias) => alias((y) => y.sum())(x))(tf.grad)',
  '((v) => tf.variableGrads(() => v.sum()))(tf.variable(x))',
];

const OPTIMIZER_ROADS = [
  "tf.LayersModel.prototype.compile.call({}, { optimizer: 'sgd', loss: () => x })",
  "tf.Sequential.prototype.compile.call({}, { optimizer: 'adam', loss: () => x })",
  'tf.serialization.SerializationMap.getMap().classNameMap.SGD[0].prototype.applyGradients({})',
];

/**
 * By the namespace, as a method, through an alias, through the kernel, as a constructor: whichever exist. Arguments may
 * be nonsense, since a refusal comes before anyone looks at them.
 */
export function forbiddenRoads(name: string): ForbiddenRoad[] {
  const forbidden = resolveForbidden([name], (operation) => hasOperation(tf, operation));
  const roads = [
    ...[...forbidden.operations.keys()].flatMap(operationRoads),
    ...[...forbidden.paths.keys()].flatMap(pathRoads),
    ...[...forbidden.kernels].flatMap(([kernel, operation]) => kernelRoads(kernel, operation)),
  ];
  roads.push(...[...forbidden.trainingWords].flatMap(([word, operation]) => wordRoads(word, operation)));
  if (forbidden.optimizers) {
    roads.push(...OPTIMIZER_ROADS.map((code) => ({ code, operation: 'optimizers' })));
  }
  if (forbidden.gradients) roads.push(...GRADIENT_ROADS.map((code) => ({ code, operation: 'gradients' })));
  return roads;
}

function operationRoads(operation: string): ForbiddenRoad[] {
  const paths = NAMESPACES.map((namespace) => `${namespace}${operation}`).filter(isFunction);
  const methods = operation in tf.Tensor.prototype ? [`x.${operation}()`] : [];
  const calls = paths.flatMap((path) => [`tf.${path}(x)`, `((alias) => alias(x))(tf.${path})`]);
  return [...calls, ...methods].map((code) => ({ code, operation }));
}

function pathRoads(path: string): ForbiddenRoad[] {
  const [namespace = ''] = path.split('.*');
  const paths = path.endsWith('.*')
    ? Object.keys(valueAt(namespace) as object).map((key) => `${namespace}.${key}`)
    : [path];
  return paths.filter(isFunction).map((one) => {
    const isClass = /(?:^|\.)[A-Z]\w*$/.test(one);
    return { code: isClass ? `new tf.${one}()` : `tf.${one}()`, operation: path };
  });
}

function kernelRoads(kernel: string, operation: string): ForbiddenRoad[] {
  if (!tf.getKernel(kernel, 'cpu')) return [];
  return [{ code: `tf.engine().runKernel('${kernel}', { x }, {})`, operation }];
}

function wordRoads(word: string, operation: string): ForbiddenRoad[] {
  const named = JSON.stringify(word);
  return [
    `tf.LayersModel.prototype.compile.call({}, { optimizer: {}, loss: ${named} })`,
    `tf.Sequential.prototype.compile.call({}, { optimizer: {}, loss: () => x, metrics: { y: [${named}] } })`,
  ].map((code) => ({ code, operation }));
}

function isFunction(path: string): boolean {
  return typeof valueAt(path) === 'function';
}

function valueAt(path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)?.[key], tf);
}
