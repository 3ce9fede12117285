import { describe, expect, it } from 'vitest';
import { gapSentences, gapsOf } from './chart-gaps.ts';

const series = (name: string, values: number[]) => ({ name, points: values.map((y, x) => [x, y] as const) });

it('joins neighbours of one kind, and keeps NaN and both infinities apart', () => {
  const { points } = series('', [1, Number.NaN, Number.NaN, Infinity, 2, -Infinity]);
  expect(gapsOf(points)).toEqual([
    { what: 'NaN', from: 1, to: 2, atEnd: false },
    { what: '+∞', from: 3, to: 3, atEnd: false },
    { what: '−∞', from: 5, to: 5, atEnd: true },
  ]);
});

describe('a line that breaks off says where and why', () => {
  it.each([
    [[2.3, Number.NaN, Number.NaN], ['loss is NaN from step 1 on.']],
    [[Number.NaN, Number.NaN], ['loss is NaN everywhere.']],
    [[1, Infinity, 1], ['loss is +∞ at step 1.']],
    [[1, Number.NaN, Number.NaN, 1], ['loss is NaN from step 1 to 2.']],
    [[1, 2], []],
  ])('%o', (values, sentences) => {
    expect(gapSentences([series('loss', values)], 'step ')).toEqual(sentences);
  });

  it('and one that breaks off again and again is told briefly', () => {
    const values = [1, NaN, 1, NaN, 1, NaN, 1, NaN, 1];
    expect(gapSentences([series('loss', values)])).toEqual([
      'loss is NaN at 1, NaN at 3, NaN at 5, and so on, 1 times more.',
    ]);
  });
});
