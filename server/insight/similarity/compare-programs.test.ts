import { describe, expect, it } from 'vitest';
import { codeTokens } from './code-tokens.ts';
import { comparePrograms } from './compare-programs.ts';

const STARTER = `import * as tf from '@tensorflow/tfjs';
/** Softmax of the rows. */
export function softmax(x: tf.Tensor2D): tf.Tensor2D {
  // Your code.
  return x;
}
`;
const ONE = `import * as tf from '@tensorflow/tfjs';
export function softmax(x: tf.Tensor2D): tf.Tensor2D {
  const highest = tf.max(x, 1, true);
  const shifted = tf.sub(x, highest);
  const powers = tf.exp(shifted);
  const total = tf.sum(powers, 1, true);
  if (total.rank !== 2) {
    throw new Error('rank ' + total.rank);
  }
  const result = tf.div(powers, total);
  return result as tf.Tensor2D;
}
`;
/** The same with other names, texts, types, comments and layout. */
const RENAMED = `import * as tf from '@tensorflow/tfjs';

// all my own work
export function softmax(input: any) {
  let m = tf.max(input, 1, true), d = null;
  d = 0;

  let a = tf.sub(input, m); let e = tf.exp(a);
  let s = tf.sum(e, 1, true)
  if (s.rank !== 7) { throw new Error("no" + s.rank) }
  let out = tf.div(e, s);
  return out;
}
`;
const OTHER = `import * as tf from '@tensorflow/tfjs';
export function softmax(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const rows = x.arraySync().map((row) => {
      let sum = 0;
      for (const value of row) sum += Math.exp(value);
      return row.map((value) => Math.exp(value) / sum);
    });
    return tf.tensor2d(rows);
  });
}
`;

const code = (source: string) => codeTokens(source) ?? { tokens: [], lines: [] };
const compare = (
  sources: Readonly<Record<string, string>>,
  { given = [STARTER], earlier = [] }: { given?: readonly string[]; earlier?: readonly string[] } = {},
) =>
  comparePrograms({
    programs: Object.entries(sources).map(([id, source]) => ({
      id,
      code: code(source),
      isEarlier: earlier.includes(id),
    })),
    given: given.map(code),
    unread: 0,
    pause: async () => undefined,
  });

/** A program of its own, drawn from a number. */
function drawn(seed: number): string {
  const names = ['exp', 'log', 'sub', 'add', 'mul', 'sum', 'max', 'min', 'relu', 'tanh', 'sqrt', 'square'];
  let state = seed * 2_654_435_761;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state;
  };
  const lines = Array.from({ length: 14 }, (_item, at) => {
    const [f, g] = [names[next() % names.length], names[next() % names.length]];
    return next() % 2 === 0 ? `  const v${at} = tf.${f}(x, tf.${g}(x));` : `  x = tf.${f}(x).${g}(${at}, x);`;
  });
  return `export function softmax(x) {\n${lines.join('\n')}\n  return x;\n}\n`;
}

describe('programs that are compared', () => {
  it('are the same whatever names, texts, types, comments and layout they have', async () => {
    const copy = ONE.replaceAll('highest', 'm')
      .replaceAll("'rank '", '"r"')
      .replace('{\n  const', '{\n\n\n  let');
    const { pairs, distribution } = await compare({ a: ONE, b: copy, c: OTHER });
    expect(pairs).toMatchObject([{ left: 'a', right: 'b', similarity: 1 }]);
    expect(distribution.at(-1)).toBe(2);
    // In the lines of each: the second has two more.
    const [place] = pairs[0]?.places ?? [];
    expect(place?.[3]).toBe((place?.[1] ?? 0) + 2);
  });

  it('are similar where lines were put between, and the lines that are the same are named', async () => {
    const { pairs } = await compare({ a: ONE, b: RENAMED, c: OTHER });
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.similarity).toBeGreaterThan(0.5);
    expect(pairs[0]?.similarity).toBeLessThan(1);
    for (const [from, to, otherFrom, otherTo] of pairs[0]?.places ?? []) {
      expect(from).toBeLessThanOrEqual(to);
      expect(to).toBeLessThanOrEqual(ONE.split('\n').length);
      expect(otherFrom).toBeLessThanOrEqual(otherTo);
      expect(otherTo).toBeLessThanOrEqual(RENAMED.split('\n').length);
    }
  });

  it('are not similar by what all were given, in whatever order it is said', async () => {
    const { pairs, short } = await compare({ a: ONE, b: ONE, c: OTHER }, { given: [STARTER, ONE] });
    expect(pairs).toEqual([]);
    expect(short).toBe(2);
  });

  it('are not similar by what many write, but a ring of copies is no custom', async () => {
    const custom = ONE.slice(ONE.indexOf('const highest'), ONE.indexOf('return result'));
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_item, at) => [
        `p${at}`,
        drawn(at).replace('return x', `${custom}return x`),
      ]),
    );
    expect((await compare(many)).pairs).toEqual([]);
    const others = Object.fromEntries(Array.from({ length: 20 }, (_item, at) => [`p${at}`, drawn(at)]));
    const ring = Object.fromEntries(Array.from({ length: 8 }, (_item, at) => [`r${at}`, ONE]));
    expect((await compare({ ...others, ...ring })).pairs).toHaveLength(28);
  });

  it('of earlier terms are compared with those of this one only, and stand on the right', async () => {
    const found = await compare({ old: ONE, older: ONE, now: ONE }, { earlier: ['old', 'older'] });
    expect(found.pairs.map(({ left, right }) => [left, right])).toEqual([
      ['now', 'old'],
      ['now', 'older'],
    ]);
    expect(found).toMatchObject({ programs: 1, earlier: 2 });
  });

  it('are done with in moments, however often one line is repeated in them', async () => {
    const line = '  x = tf.add(x, tf.mul(x, tf.exp(x)));\n';
    const table = (more: string) =>
      `export function softmax(x) {\n${line.repeat(400)}${more}  return x;\n}\n`;
    const began = performance.now();
    await compare({ a: table(ONE.slice(60)), b: table(OTHER.slice(60)), c: ONE });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('the tokens of a program', () => {
  it('are none of what is no program, or of thousands of lines', () => {
    expect(codeTokens('function (')).toBeNull();
    expect(codeTokens('`')).toBeNull();
    expect(codeTokens(`export const a = [${'1 + 2,'.repeat(5_000)}];`)).toBeNull();
    expect(codeTokens('('.repeat(100_000))).toBeNull();
  });

  it('keep the names that nobody can change, and their lines', () => {
    expect(codeTokens('let a: number = 1;\n\nthis.b = tf.exp(a)')).toEqual({
      tokens: ['const', 'I', '=', 'L', 'this', '.', 'I', '=', 'I', '.', '.exp', '(', 'I', ')'],
      lines: [1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
    });
  });
});
