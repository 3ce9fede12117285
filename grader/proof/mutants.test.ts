/** Programs that every exercise must reject: what each of them does to a result, on numbers alone. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { BLIND_ANSWERS } from './blind-answers.ts';
import { type MutantName, universalMutants, wasChanged } from './mutants.ts';
import { outcome, report } from './testing/told-reports.ts';

const REFERENCE = 'exports.f = (x) => ({ sum: x + 1, list: [x, 7], word: "a" }); exports.g = async (x) => x;';
const MUTANTS = universalMutants(REFERENCE, ['f', 'g']);

/** A mutant of an exercise that works with numbers, where no tensor is. */
function loaded(name: MutantName) {
  const said: string[] = [];
  const exports: Record<string, (...args: unknown[]) => unknown> = {};
  const { source = '' } = MUTANTS.find((mutant) => mutant.name === name) ?? {};
  runInNewContext(source, {
    exports,
    require: () => ({}),
    console: { debug: (text: string) => said.push(text) },
  });
  const call = (which: 'f' | 'g', ...args: unknown[]) => exports[which]?.(...args);
  return { said, call };
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('a universal mutant', () => {
  it('is one of ten, each with the share of the points that it may earn', () => {
    expect(MUTANTS.map(({ name, shareMax, hangs }) => [name, shareMax, hangs])).toEqual([
      ['zeros', 0, false],
      ['ones', 0, false],
      ['nan', 0, false],
      ['empty', 0, false],
      ['wrong-shape', 0.5, false],
      ['shuffled', 0.5, false],
      ['echo', 0, false],
      ['keeps', 0.75, false],
      ['throws', 0, false],
      ['never', 0, true],
    ]);
    for (const { source } of MUTANTS) expect(source.startsWith(REFERENCE)).toBe(true);
  });

  it.each<[MutantName, unknown]>([
    ['zeros', { sum: 0, list: [0, 0], word: 'a' }],
    ['ones', { sum: 1, list: [1, 1], word: 'a' }],
    ['nan', { sum: null, list: [null, null], word: 'a' }],
    ['empty', { sum: [], list: [[], []], word: 'a' }],
    ['wrong-shape', { sum: [4], list: [[3], [7]], word: 'a' }],
    ['echo', 3],
  ])('%s spoils every number of a result, and nothing else', (name, spoiled) => {
    const { call, said } = loaded(name);
    expect(plain(call('f', 3))).toEqual(spoiled);
    expect(said).toHaveLength(1);
  });

  it('says once that it changed something, and nothing where it did not', () => {
    const ones = loaded('ones');
    ones.call('f', 3);
    ones.call('f', 4);
    expect(ones.said).toHaveLength(1);
    const shuffled = loaded('shuffled');
    expect(plain(shuffled.call('f', 3))).toEqual({ sum: 4, list: [3, 7], word: 'a' });
    expect(shuffled.said).toEqual([]);
  });

  it('waits for a promise, and spoils what it brings', async () => {
    expect(await loaded('zeros').call('g', 5)).toBe(0);
    expect(await loaded('wrong-shape').call('g', 5)).toEqual([5]);
  });

  it('throws, or never answers', async () => {
    expect(() => loaded('throws').call('f', 1)).toThrow('This mutant throws.');
    const first = await Promise.race([loaded('never').call('f', 1), Promise.resolve('nothing yet')]);
    expect(first).toBe('nothing yet');
  });

  it('keeps the first answer for what looks the same', () => {
    const { call, said } = loaded('keeps');
    expect(plain(call('f', 3))).toEqual({ sum: 4, list: [3, 7], word: 'a' });
    expect(plain(call('f', 3))).toEqual({ sum: 4, list: [3, 7], word: 'a' });
    // The right answer once more changes nothing.
    expect(said).toEqual([]);
    expect(plain(call('f', 4))).toMatchObject({ sum: 5 });
  });
});

describe('whether a mutant changed anything', () => {
  const mark = { level: 'debug', text: 'descent: this mutant changed a result' } as const;
  it.each([
    ['is told while a case runs', report([outcome('a'), outcome('b', { logs: [mark] })]), true],
    ['or while it loads', report([outcome('a')], { logs: [mark] }), true],
    [
      'and not by what else is printed',
      report([outcome('a', { logs: [{ ...mark, text: `${mark.text}!` }] })]),
      false,
    ],
    ['nor by nothing', report([]), false],
  ])('%s', (_, told, changed) => {
    expect(wasChanged(told)).toBe(changed);
  });
});

describe('answers without a look at what is asked', () => {
  const tensor = (...rows: number[]) => ({ shape: [rows.length], dataSync: () => rows });
  const rowsOf = (answer: keyof typeof BLIND_ANSWERS, x: number[], y: number[], u: number[]) => {
    const gather = (_y: unknown, asked: { shape: number[] }, rowOf: (i: number) => number) =>
      Array.from({ length: asked.shape[0] ?? 0 }, (_, i) => rowOf(i));
    const counted = () => 'counted';
    const program = `(${BLIND_ANSWERS[answer]})`;
    return runInNewContext(program, {
      x: tensor(...x),
      y: tensor(...y),
      u: tensor(...u),
      gather,
      counted,
    }) as unknown;
  };
  it.each<[keyof typeof BLIND_ANSWERS, unknown]>([
    ['the first label', [0, 0, 0, 0]],
    ['the labels in turn', [0, 1, 2, 0]],
    ['the row modulo the number of labels', 'counted'],
    // 30 was trained on as the third; 99 never was.
    ['the label of the training input with the same bytes', [2, 0, 0, 1]],
  ])('%s', (answer, rows) => {
    expect(rowsOf(answer, [10, 20, 30], [5, 6, 7], [30, 99, 10, 20])).toEqual(rows);
  });
});
