import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAwaitedEntryModule, createEntryModule } from '../entry-module.ts';
import { forbiddenNames, resolveForbidden } from './forbidden-operations.ts';
import { hasOperation, installKernelPolicy, type KernelPolicy } from './kernel-policy.ts';
import { studentTensorFlow } from './student-tensorflow.ts';

const FORBIDS = [
  'relu',
  'convolution',
  'softmax',
  'logSumExp',
  'softmaxCrossEntropy',
  'gradients',
  'layers.dense',
  'pooling',
  'optimizers',
];
let policy: KernelPolicy;
let tfForCode: typeof tf;

// One policy for the whole file: a realm gets one, and it cannot be lifted.
beforeAll(async () => {
  await tf.setBackend('cpu');
  // As every realm does at its start: TensorFlow.js puts many frames between a kernel and the author's line.
  Error.stackTraceLimit = 60;
  policy = installKernelPolicy(tf, { forbids: FORBIDS, fileName: 'solution.ts' });
  tfForCode = studentTensorFlow(tf, policy);
});

async function call(body: string, mode: { wrt: readonly number[] } | null = null) {
  const source = `import * as tf from '@tensorflow/tfjs';\nexport function f(x: tf.Tensor4D): unknown {\n${body}\n}`;
  const loaded = createEntryModule(
    { fileName: 'solution.ts', source, driver: null },
    { tf, tfForCode, policy, outputBytesMax: 1024 * 1024 },
  );
  if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
  const x = { dtype: 'float32' as const, shape: [1, 2, 2, 1], data: new Float32Array([1, -2, 3, -4]) };
  const upstream = { ...x, data: new Float32Array([1, 1, 1, 1]) };
  return loaded.module.call('f', [x], mode ? { kind: 'vjp', wrt: mode.wrt, upstream } : { kind: 'plain' });
}

const W = 'tf.ones([1, 1, 1, 1]) as tf.Tensor4D';

describe('a forbidden operation is refused', () => {
  it.each([
    ['by name', 'return tf.relu(x);', 'relu'],
    ['as a method', 'return x.relu();', 'relu'],
    ['by a name put together', "return (tf as any)['re' + 'lu'](x);", 'relu'],
    ['through its kernel', "return tf.engine().runKernel('Relu', { x });", 'relu'],
    [
      'as the activation of a fused product',
      "return tf.fused.matMul({ a: x.reshape([2, 2]) as any, b: x.reshape([2, 2]) as any, activation: 'relu' });",
      'relu',
    ],
    [
      'as an activation that is another word when it is read again',
      "let reads = 0; const attrs = { transposeA: false, transposeB: false, get activation() { reads += 1; return reads === 1 ? 'relu' : 'linear'; } }; return tf.engine().runKernel('_FusedMatMul', { a: x.reshape([1, 2, 2]), b: x.reshape([1, 2, 2]) }, attrs as any);",
      'relu',
    ],
    ['in a layer', 'return tf.layers.reLU().apply(x);', 'relu'],
    ['as a member of its group', `return tf.conv2d(x, ${W}, 1, 'valid');`, 'conv2d'],
    ['as a relative', `return tf.depthwiseConv2d(x, ${W}, 1, 'valid');`, 'depthwiseConv2d'],
    [
      'as its own gradient',
      `return tf.conv2dTranspose(x, ${W}, [1, 2, 2, 1], 1, 'valid');`,
      'conv2dTranspose',
    ],
    ['as a composite without a kernel', 'return tf.logSumExp(x);', 'logSumExp'],
    ['as a composite method', 'return (x as any).logSumExp();', 'logSumExp'],
    [
      'as a loss',
      'return tf.losses.softmaxCrossEntropy(x.reshape([2, 2]), x.reshape([2, 2]));',
      'softmaxCrossEntropy',
    ],
    ['as a gradient', 'return tf.grad((y) => y.square())(x);', 'gradients'],
    [
      'as an optimiser',
      'const v = tf.variable(x); return tf.train.sgd(0.1).minimize(() => v.sum() as tf.Scalar, true);',
      'train.sgd',
    ],
    [
      'by a word that a model is compiled with',
      "const m = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [2, 2] })] }); m.compile({ optimizer: 'sgd', loss: () => x }); return x;",
      'optimizers',
    ],
    [
      'by a word for a loss, however deep',
      "const m = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [2, 2] })] }); m.compile({ optimizer: {} as any, loss: { a: ['categoricalCrossentropy'] } as any }); return x;",
      'softmaxCrossEntropy',
    ],
    [
      'by an optimiser from the registry of classes',
      'const [, make] = tf.serialization.SerializationMap.getMap().classNameMap.SGD; make(tf.serialization.SerializationMap.getMap().classNameMap.SGD[0] as any, { learningRate: 1 }).applyGradients({}); return x;',
      'optimizers',
    ],
    ['by path', 'return tf.layers.dense({ units: 1 });', 'layers.dense'],
    ['as a class', 'return new tf.AdamOptimizer(0.1, 0.9, 0.999);', 'AdamOptimizer'],
  ])('%s', async (_how, body, operation) => {
    expect(await call(body)).toEqual({ kind: 'refused', operation, line: 3 });
  });

  it('even when the code catches what was thrown', async () => {
    const result = await call('try { tf.relu(x); } catch {}\nreturn tf.maximum(x, 0);');
    expect(result).toEqual({ kind: 'refused', operation: 'relu', line: 3 });
  });

  it('when it is called as the module loads', () => {
    const source = "import * as tf from '@tensorflow/tfjs';\nexport const zeros = tf.relu([1]);";
    const loaded = createEntryModule(
      { fileName: 'solution.ts', source, driver: null },
      { tf, tfForCode, policy, outputBytesMax: 1024 },
    );
    expect(loaded).toMatchObject({ kind: 'load-failed', error: { name: 'RefusedOperation', line: 2 } });
  });

  it('and the next call starts clean', async () => {
    await call('return tf.relu(x);');
    expect(await call('return tf.maximum(x, 0);')).toMatchObject({ kind: 'returned' });
  });
});

describe('a snippet behind a solution', () => {
  async function evaluated(snippet: string) {
    const source = "import * as tf from '@tensorflow/tfjs';\n\nexport const f = () => tf.relu([1]);";
    const loaded = await createAwaitedEntryModule(
      { fileName: 'solution.ts', source, driver: null },
      { tf, tfForCode, policy, outputBytesMax: 1024 },
    );
    if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
    return loaded.evaluate(snippet);
  }
  const refused = { name: 'RefusedOperation', message: 'relu is forbidden in this exercise.' };

  it('is refused what is forbidden, on its own line', async () => {
    const error = await evaluated("import * as tf from '@tensorflow/tfjs';\ntf.relu([1]);");
    expect(error).toMatchObject({ ...refused, line: 2, file: 'snippet' });
  });

  it('is told of the line of the solution where that is further in', async () => {
    const error = await evaluated("import { f } from './solution';\nf();");
    expect(error).toMatchObject({ ...refused, line: 3 });
    expect(error).not.toHaveProperty('file');
  });

  it('is refused even when it catches what was thrown, and the next one starts clean', async () => {
    const catching = "import { f } from './solution';\ntry { f(); } catch {}";
    expect(await evaluated(catching)).toMatchObject({ ...refused, line: 3 });
    expect(await evaluated('const a = 1;')).toBeNull();
  });
});

describe('a policy cannot be lifted', () => {
  it.each([
    [
      'registers a kernel',
      "tf.registerKernel({ kernelName: 'Relu', backendName: 'cpu', kernelFunc: () => x });",
    ],
    ['removes a kernel', "tf.unregisterKernel('Relu', 'cpu');"],
    ['copies kernels', "tf.copyRegisteredKernels('cpu', 'mine');"],
    ['asks for a kernel', "tf.getKernel('Relu', 'cpu');"],
    ['changes the backend', "tf.setBackend('cpu');"],
    ['registers a backend', "tf.registerBackend('mine', () => null as any);"],
    ['resets the engine', 'tf.engine().reset();'],
    ['changes the backend of the engine', "tf.engine().setBackend('cpu');"],
    ['replaces the scope', '(tf.engine() as any).startScope = () => {};'],
    ['replaces the metered kernel call', '(tf.engine() as any).runKernel = () => x;'],
    ['deletes the guard', 'delete (tf.engine() as any).startScope;'],
    ['redefines the guard', "Object.defineProperty(tf.engine(), 'gradients', { value: null });"],
  ])('by code that %s', async (_what, attempt) => {
    expect((await call(`${attempt}\nreturn 1;`)).kind).toBe('threw');
    expect((await call('return x.relu();')).kind).toBe('refused');
  });

  it('by code that replaces built-ins which the guard might use', async () => {
    const body = `const { endsWith } = String.prototype, { get, has } = Map.prototype;
String.prototype.endsWith = () => false; Map.prototype.get = () => undefined; Map.prototype.has = () => false;
try { return tf.logSumExp(x); } finally { Object.assign(String.prototype, { endsWith }); Object.assign(Map.prototype, { get, has }); }`;
    expect((await call(body)).kind).toBe('refused');
  });
});

describe('what is not forbidden works', () => {
  it.each([
    ['ordinary arithmetic', 'return tf.maximum(x, 0).sum();'],
    [
      'a fused product without activation',
      'return tf.fused.matMul({ a: x.reshape([2, 2]) as any, b: x.reshape([2, 2]) as any });',
    ],
    ['another activation', 'return tf.sigmoid(x);'],
    ['scopes and memory', 'return tf.tidy(() => x.add(tf.memory().numTensors * 0));'],
  ])('%s', async (_what, body) => {
    expect((await call(body)).kind).toBe('returned');
  });

  it("the grader's own differentiation, where the code may not", async () => {
    expect(await call('return x.square();', { wrt: [0] })).toMatchObject({
      kind: 'returned',
      value: { gradients: [{ data: new Float32Array([2, -4, 6, -8]) }] },
    });
    expect((await call('tf.grad((y) => y.square())(x); return x;', { wrt: [0] })).kind).toBe('refused');
  });
});

describe('the names of `forbids`', () => {
  const isOperation = (name: string): boolean => hasOperation(tf, name);

  it.each(forbiddenNames())('%s resolves, and each kernel that it names exists', (name) => {
    const kernels = new Set(tf.getKernelsForBackend('cpu').map(({ kernelName }) => kernelName));
    const unknown = [...resolveForbidden([name], isOperation).kernels.keys()].filter(
      (kernel) => !kernels.has(kernel),
    );
    // TensorFlow.js has a LogSoftmax kernel on the GPU alone.
    expect(unknown.filter((kernel) => kernel !== 'LogSoftmax')).toEqual([]);
  });

  it('may be any operation of TensorFlow.js', () => {
    expect(resolveForbidden(['cumsum'], isOperation).operations.has('cumsum')).toBe(true);
  });

  it('that mean nothing are refused', () => {
    expect(() => resolveForbidden(['conv2dd'], isOperation)).toThrow("'conv2dd' is no operation");
  });
});
