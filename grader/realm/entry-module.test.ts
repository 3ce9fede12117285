import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { EntryResult } from './entry-calls.ts';
import { createEntryModule } from './entry-module.ts';

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
const X = tensor([
  [1, -2],
  [-3, 4],
]);

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function load(source: string, driver: string | null = null) {
  const loaded = createEntryModule(
    { fileName: 'solution.ts', source, driver },
    { tf, outputBytesMax: 1024 * 1024 },
  );
  if (loaded.kind !== 'loaded') throw new Error(`not loaded: ${JSON.stringify(loaded)}`);
  return loaded.module;
}

function call(body: string, mode: Parameters<ReturnType<typeof load>['call']>[2] = { kind: 'plain' }) {
  return load(`${IMPORT}export function f(x: tf.Tensor2D): unknown {\n${body}\n}`).call('f', [X], mode);
}

function returned(result: EntryResult): Extract<EntryResult, { kind: 'returned' }> {
  if (result.kind !== 'returned') throw new Error(`expected a result: ${JSON.stringify(result)}`);
  return result;
}

describe('calling an entry point', () => {
  it('gives tensors in and plain values out, with what it cost', async () => {
    const { value, cost } = returned(await call('return tf.maximum(x, 0);'));
    expect(value).toEqual({ dtype: 'float32', shape: [2, 2], data: new Float32Array([1, 0, 0, 4]) });
    expect(cost.kernels).toMatchObject({ Maximum: 1 });
    expect(cost.leakedTensors).toBe(0);
    expect(cost.peakBytes).toBeGreaterThanOrEqual(16);
  });

  it('awaits promises and keeps nested values', async () => {
    const { value } = returned(
      await call('return Promise.resolve({ n: 1, list: [x, "a", null, undefined] });'),
    );
    expect(value).toEqual({ n: 1, list: [X, 'a', null, undefined] });
  });

  it('reads an input that is returned as it is without counting it as made', async () => {
    expect(returned(await call('return x;')).cost.leakedTensors).toBe(0);
  });

  it('counts tensors that were made and not returned as leaked, and disposes them', async () => {
    const before = tf.memory().numTensors;
    const { cost } = returned(await call('x.add(1); x.mul(2); return x.sum();'));
    expect(cost.leakedTensors).toBe(2);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('disposes what an asynchronous call made after an await', async () => {
    const before = tf.memory().numTensors;
    const body = 'return (async () => { await Promise.resolve(); x.add(1); return x.mul(2); })();';
    expect(returned(await call(body)).value).toMatchObject({ shape: [2, 2] });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('never hands out the memory of the arguments', async () => {
    await call('x.dataSync().fill(9); return x;');
    expect(X.data).toEqual(new Float32Array([1, -2, -3, 4]));
  });

  it("names the line of the author's file when the code throws", async () => {
    const result = await call('const y = 1;\n\nthrow new RangeError("bad " + y);');
    expect(result).toMatchObject({
      kind: 'threw',
      error: { kind: 'runtime', name: 'RangeError', message: 'bad 1', line: 5 },
    });
  });

  it.each([
    ['a string', 'throw "no";', 'no'],
    ['nothing', 'throw undefined;', 'The value undefined was thrown.'],
    [
      'an object whose message throws',
      'throw { get message() { throw 1; } };',
      'Something was thrown that cannot be read.',
    ],
  ])('reports %s when thrown', async (_what, body, message) => {
    expect(await call(body)).toMatchObject({ kind: 'threw', error: { message } });
  });

  it('says which export is missing', async () => {
    const result = await load('export const a = 1;').call('f', [], { kind: 'plain' });
    expect(result).toMatchObject({
      kind: 'threw',
      error: { kind: 'contract', message: 'solution.ts exports no function named f.' },
    });
  });

  it('keeps its scope when the code leaves scopes open', async () => {
    const before = tf.memory().numTensors;
    await call('tf.engine().startScope("mine"); return x.add(1);');
    expect(tf.memory().numTensors).toBe(before);
    expect(tf.engine().state.scopeStack).toHaveLength(0);
  });
});

describe('a driver', () => {
  it('gets the solution first and wins over an entry point of its name', async () => {
    const module = load(
      'export const f = () => 1; export const g = () => 2;',
      'export function f(solution: { f(): number }, n: number) { return solution.f() + n; }',
    );
    expect(module.exports).toEqual(['f', 'g']);
    expect(returned(await module.call('f', [10], { kind: 'plain' })).value).toBe(11);
  });
});

describe('differentiating an entry point', () => {
  const upstream = tensor([
    [1, 1],
    [1, 10],
  ]);

  it('gives the value and the gradient of sum(result · upstream)', async () => {
    const result = returned(await call('return x.square();', { kind: 'vjp', wrt: [0], upstream }));
    expect(result.value).toEqual({
      value: { dtype: 'float32', shape: [2, 2], data: new Float32Array([1, 4, 9, 16]) },
      gradients: [{ dtype: 'float32', shape: [2, 2], data: new Float32Array([2, -4, -6, 80]) }],
    });
    expect(result.cost.leakedTensors).toBe(0);
  });

  it('says when the chain of operations was cut', async () => {
    const result = await call('return tf.tensor2d(x.arraySync());', { kind: 'vjp', wrt: [0], upstream });
    expect(result).toMatchObject({ kind: 'threw', error: { kind: 'contract' } });
  });

  it.each([
    ['a promise', 'return Promise.resolve(x);'],
    ['nothing', ''],
    ['another shape', 'return x.sum();'],
  ])('says that it cannot differentiate %s', async (_what, body) => {
    const result = await call(body, { kind: 'vjp', wrt: [0], upstream });
    expect(result).toMatchObject({ kind: 'threw', error: { kind: 'contract' } });
  });
});

it('a function to be differentiated that rejects is told, and its promise is not left for nobody to catch', async () => {
  const strays: unknown[] = [];
  const note = (error: unknown) => strays.push(error);
  process.on('unhandledRejection', note);
  try {
    const source = "export async function f() { throw new Error('no'); }";
    const result = await load(source).call('f', [X], { kind: 'vjp', wrt: [0], upstream: X });
    expect(result).toMatchObject({ kind: 'threw', error: { kind: 'contract' } });
    await new Promise((resolve) => setImmediate(resolve));
    expect(strays).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
  }
});

it('an error of the driver over what it was given says what to look at; one of the solution keeps its line', async () => {
  const driver = 'export const run = (solution) => solution.f().state.t;';
  const call = async (source: string) => {
    const result = await load(source, driver).call('run', [], { kind: 'plain' });
    return result.kind === 'threw' ? result.error : null;
  };
  const wrongForm = await call('export const f = () => ({});');
  expect(wrongForm?.kind).toBe('contract');
  expect(wrongForm?.message).toMatch(
    /^The exercise calls your function and could not go on with what it returned\./,
  );
  expect(await call("\nexport const f = () => { throw new Error('mine'); };")).toMatchObject({
    kind: 'runtime',
    message: 'mine',
    line: 2,
  });
});

describe('an entry point by its name', () => {
  const fails = async (name: string, source: string, driver: string | null = null) => {
    const result = await load(source, driver).call(name, [], { kind: 'plain' });
    return result.kind === 'threw' ? result.error : result;
  };

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', '', 'F'])(
    'is not %j, which nobody exports',
    async (name) => {
      expect(await fails(name, 'export const f = () => 1;', 'export const g = () => 1;')).toMatchObject({
        kind: 'contract',
        message: `solution.ts exports no function named ${name}.`,
      });
    },
  );

  it('is a function: neither a number nor a list of that name', async () => {
    expect(await fails('f', 'export const f = 3;')).toMatchObject({ kind: 'contract' });
    expect(load('export const a = 1; export function f() {} export default () => 1;').exports).toEqual([
      'f',
      'default',
    ]);
  });

  it('is called without a self, and with what it is given in order', async () => {
    const source =
      "'use strict';\nexport function f(...given: unknown[]) { return [this === undefined, given.length, ...given]; }";
    expect(returned(await load(source).call('f', [1, 'a', null], { kind: 'plain' })).value).toEqual([
      true,
      3,
      1,
      'a',
      null,
    ]);
  });

  it('keeps what its module remembers from call to call', async () => {
    const module = load('let n = 0; export const f = () => (n += 1);');
    const call = async () => returned(await module.call('f', [], { kind: 'plain' })).value;
    expect([await call(), await call()]).toEqual([1, 2]);
  });

  it('costs what it costs, each time anew', async () => {
    const module = load(`${IMPORT}export const f = (x: tf.Tensor) => x.square().sum();`);
    const costOf = async () => returned(await module.call('f', [X], { kind: 'plain' })).cost;
    const [first, second] = [await costOf(), await costOf()];
    expect(second).toMatchObject({
      kernels: first.kernels,
      kernelCount: first.kernelCount,
      leakedTensors: 1,
    });
    expect(first.kernelCount).toBe(Object.values(first.kernels).reduce((sum, count) => sum + count, 0));
  });
});
