import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { CallMode, InputChange, Value } from '#grader/protocol.ts';
import { createEntryModule } from './entry-module.ts';

const X = tensor([1, -2, Number.NaN]);
const state = (): Value => ({ m: tensor([0, 0]), v: [tensor([1]), 2], t: 3 });

beforeAll(async () => {
  await tf.setBackend('cpu');
});

interface Call {
  readonly body: string;
  readonly args?: readonly Value[];
  readonly mode?: CallMode;
  readonly driver?: string;
}

/** What the realm says of the arguments after `f(x, s)` with this body, called directly or through a driver. */
async function changeBy({ body, args = [X, state()], mode = { kind: 'plain' }, driver }: Call) {
  const source = `import * as tf from '@tensorflow/tfjs';\nexport function f(x: tf.Tensor, s: any) {\n${body}\n}`;
  const loaded = createEntryModule(
    { fileName: 'solution.ts', source, driver: driver ?? null },
    { tf, outputBytesMax: 1024 * 1024 },
  );
  if (loaded.kind !== 'loaded') throw new Error(`not loaded: ${JSON.stringify(loaded)}`);
  const result = await loaded.module.call(driver ? 'driven' : 'f', args, mode);
  if (result.kind !== 'returned') throw new Error(`no result: ${JSON.stringify(result)}`);
  return result.changedInput;
}

const IN_X = (change: InputChange['change']): InputChange => ({ argument: 0, path: '', change });
const IN_S = (path: string, change: InputChange['change']): InputChange => ({ argument: 1, path, change });

describe('the arguments of a call', () => {
  it.each([
    ['read', 'return tf.tidy(() => x.mul(s.m.sum()).add(s.v[1]));'],
    ['handed back', 'return { x, s };'],
    [
      'copied and written into',
      'const values = x.dataSync().slice(); values[0] = 9; return tf.tensor(values);',
    ],
    ['kept in a variable that moves', 'const w = tf.variable(x); w.assign(x.add(1)); return w.clone();'],
    ['cloned and the clone disposed', 'x.clone().dispose(); return x;'],
    ['built on in a new object', 'return { ...s, m: s.m.add(1), t: s.t + 1 };'],
    ['sorted in a copy', 'return tf.tensor([...s.v].reverse().map(() => 1));'],
  ])('that are %s are as they were', async (_, body) => {
    expect(await changeBy({ body })).toBeNull();
  });

  it.each([
    ['values written through dataSync', 'x.dataSync()[0] = 5; return x;', IN_X('values')],
    ['a value written through a buffer', 'x.bufferSync().set(5, 1); return x;', IN_X('values')],
    ['a sign of zero', 's.m.dataSync()[0] = -0; return x;', IN_S('.m', 'values')],
    ['NaN written over', 'x.dataSync()[2] = 0; return x;', IN_X('values')],
    ['a shape written over', 'x.shape[0] = 1; return 1;', IN_X('values')],
    ['the data of another tensor', 'x.dataId = x.add(1).dataId; return 1;', IN_X('values')],
    ['a tensor disposed', 'x.dispose(); return 1;', IN_X('disposed')],
    [
      'a tensor disposed behind its own word',
      'x.dispose(); x.isDisposedInternal = false; return 1;',
      IN_X('disposed'),
    ],
    ['a part disposed', 'tf.dispose(s); return 1;', IN_S('.m', 'disposed')],
    ['a scope that is not its own closed', 'tf.engine().endScope(); return 1;', IN_X('disposed')],
    ['a part replaced', 's.m = s.m.add(1); return s;', IN_S('.m', 'replaced')],
    ['a part replaced by its equal', 's.m = s.m.clone(); return 1;', IN_S('.m', 'replaced')],
    ['a counter', 's.t += 1; return s;', IN_S('.t', 'replaced')],
    [
      'a getter that tells the old value',
      'const { t } = s; Object.defineProperty(s, "t", { get: () => t }); return 1;',
      IN_S('.t', 'replaced'),
    ],
    ['a list reordered', 's.v.reverse(); return 1;', IN_S('.v[0]', 'replaced')],
    ['a list made longer', 's.v.push(1); return 1;', IN_S('.v[2]', 'added')],
    ['a list made shorter', 's.v.pop(); return 1;', IN_S('.v[1]', 'removed')],
    ['a note left behind', 's.seen = true; return 1;', IN_S('.seen', 'added')],
    ['a part deleted', 'delete s.t; return 1;', IN_S('.t', 'removed')],
    ['values deep inside', 's.v[0].dataSync()[0] = 7; return 1;', IN_S('.v[0]', 'values')],
  ])('show %s', async (_, body, change) => {
    expect(await changeBy({ body })).toEqual(change);
  });

  it('are looked at when a driver hands them on', async () => {
    const driver =
      'export const driven = async (solution, x, s) => { await solution.f(x, { ...s }); return 1; };';
    expect(await changeBy({ driver, body: 's.m.dataSync()[1] = 4; return x;' })).toEqual(
      IN_S('.m', 'values'),
    );
    expect(await changeBy({ driver, body: 's.t = 4; return x;' })).toBeNull();
  });

  it('are looked at when a gradient is taken', async () => {
    const mode: CallMode = { kind: 'vjp', wrt: [0], upstream: tensor([1, 1, 1]) };
    const body = 'const y = x.mul(2); x.dataSync()[0] = 8; return y;';
    expect(await changeBy({ body, mode })).toEqual(IN_X('values'));
    expect(await changeBy({ body: 'return x.mul(2);', mode })).toBeNull();
  });

  it('are not told away by what tensors say of themselves', async () => {
    const before = tf.Tensor.prototype.dataSync;
    const body = `const old = x.dataSync().slice(); x.dataSync()[0] = 5;
      for (const name of ['data', 'dataSync', 'bytes', 'bytesSync', 'array', 'arraySync']) Object.defineProperty(x, name, { value: () => old });
      return 1;`;
    expect(await changeBy({ body })).toEqual(IN_X('values'));
    expect(tf.Tensor.prototype.dataSync).toBe(before);
  });

  it.each(['int32', 'bool'] as const)('may be %s', async (dtype) => {
    const args = [tensor([1, 0, 1], dtype), null];
    expect(await changeBy({ body: 'return x.cast("float32");', args })).toBeNull();
  });
});
