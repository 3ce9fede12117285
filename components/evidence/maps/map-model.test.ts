import { describe, expect, it } from 'vitest';
import type { JsonNumber, JsonTensor } from '#grader/protocol.ts';
import { mapAxesOf } from './map-axes.ts';
import { inWhole, mapModelOf, moveProbe, poolByLargest, strangeAmong, worstCell } from './map-model.ts';

const matrix = (rows: JsonNumber[][]): JsonTensor => ({
  shape: [rows.length, rows[0]?.length ?? 0],
  data: rows.flat(),
  dtype: 'float32',
});
const modelOf = (expected: JsonTensor, actual: JsonTensor) =>
  mapModelOf(expected, actual, mapAxesOf(expected.shape), []);

describe('mapModelOf', () => {
  it('gives expected and yours one scale and the difference its own', () => {
    const model = modelOf(matrix([[1, -2]]), matrix([[3.5, -2]]));
    expect(model.valueLimit).toBe(3.5);
    expect(model.differenceLimit).toBe(2.5);
    expect([...model.difference]).toEqual([2.5, 0]);
    expect(worstCell(model)).toBe(0);
  });

  it('leaves NaN and infinities out of the scales and counts them', () => {
    const model = modelOf(matrix([[1, 2, 3]]), matrix([['NaN', 'Infinity', 3]]));
    expect(model.valueLimit).toBe(3);
    expect(model.differenceLimit).toBe(0);
    expect(strangeAmong(model.actual)).toEqual({ nanCount: 1, infinityCount: 1 });
    expect([...model.difference]).toEqual([Number.NaN, Number.POSITIVE_INFINITY, 0]);
    expect(worstCell(model)).toBe(0);
  });

  it('counts an equal NaN or infinity as no difference', () => {
    const model = modelOf(matrix([['NaN', '-Infinity']]), matrix([['NaN', '-Infinity']]));
    expect([...model.difference]).toEqual([0, 0]);
  });

  it('draws a scalar as one cell', () => {
    const scalar = (value: number): JsonTensor => ({ shape: [], data: [value], dtype: 'float32' });
    const model = modelOf(scalar(2), scalar(5));
    expect([model.rows, model.columns, ...model.difference]).toEqual([1, 1, 3]);
    expect(model.indexOfCell(0)).toEqual([]);
  });

  it('keeps a single wrong value visible in a pooled map, with its own index', () => {
    const shape = [100, 130];
    const zeros = Array<number>(13_000).fill(0);
    const wrong = zeros.with(99 * 130 + 129, 4);
    const model = modelOf({ shape, data: zeros, dtype: 'float32' }, { shape, data: wrong, dtype: 'float32' });
    expect(model.pooled).toEqual([2, 3]);
    expect([model.rows, model.columns]).toEqual([50, 44]);
    expect(model.differenceLimit).toBe(4);
    expect(model.indexOfCell(worstCell(model))).toEqual([99, 129]);
    expect(model.actual[worstCell(model)]).toBe(4);
  });
});

it('pools NaN over any number', () => {
  const values = Float64Array.from([9, Number.NaN, 3, 4]);
  expect([...poolByLargest({ rows: 1, columns: 4, values }, 2).source]).toEqual([1, 3]);
});

describe('moveProbe', () => {
  const map = { rows: 2, columns: 3 };
  it('moves by one cell and stays inside', () => {
    expect(moveProbe(map, 0, 'ArrowRight')).toBe(1);
    expect(moveProbe(map, 0, 'ArrowDown')).toBe(3);
    expect(moveProbe(map, 0, 'ArrowUp')).toBe(0);
    expect(moveProbe(map, 5, 'ArrowRight')).toBe(5);
    expect(moveProbe(map, 4, 'Home')).toBe(3);
    expect(moveProbe(map, 3, 'End')).toBe(5);
  });
  it('leaves other keys to the page', () => {
    expect(moveProbe(map, 0, 'n')).toBeNull();
  });
});

describe('a part of a tensor', () => {
  it('names its cells as they are in the whole', () => {
    const part = modelOf(matrix([[1, 2]]), matrix([[1, 3]]));
    expect(inWhole(part, [4, 6]).indexOfCell(1)).toEqual([4, 7]);
    expect(inWhole(part, undefined).indexOfCell(1)).toEqual([0, 1]);
  });
});
