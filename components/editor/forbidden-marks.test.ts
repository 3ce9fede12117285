import { describe, expect, it } from 'vitest';
import { forbiddenMarks } from './forbidden-marks.ts';

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
const places = (source: string, operations: string[]) =>
  forbiddenMarks(source, operations, null).map(({ line, column, endColumn }) => [line, column, endColumn]);

describe('forbidden operations', () => {
  it('are marked where they are called, over the whole name', () => {
    const [mark] = forbiddenMarks(
      `${IMPORT}const y = tf.conv2d(x, k, 1, 'same');`,
      ['conv2d'],
      'Write the loop.',
    );
    expect(mark).toEqual({
      line: 2,
      column: 11,
      endColumn: 20,
      message: 'tf.conv2d is not allowed in this exercise. Write the loop.',
      severity: 'warning',
    });
  });

  it('are found under another name of the import, and over line breaks', () => {
    const renamed = "import * as T from '@tensorflow/tfjs';\nT\n  .conv2d(x)";
    expect(places(renamed, ['conv2d'])).toEqual([[2, 1, 12]]);
  });

  it('are found in a named import', () => {
    expect(places("import { tidy, conv2d } from '@tensorflow/tfjs';", ['conv2d'])).toEqual([[1, 16, 22]]);
  });

  it('include everything below a path with a star', () => {
    expect(places(`${IMPORT}tf.layers.dense({ units: 1 })`, ['layers.*'])).toHaveLength(1);
    expect(places(`${IMPORT}tf.layersModel`, ['layers.*'])).toEqual([]);
  });

  it('are not found in comments, longer names or names alone', () => {
    const innocent = `${IMPORT}// tf.conv2d is forbidden\n/* tf.conv2d */ tf.conv2dTranspose(x); const conv2d = 1;`;
    expect(places(innocent, ['conv2d'])).toEqual([]);
  });

  it('are found when chained on a tensor, but not on Math', () => {
    const chained = `${IMPORT}const y = x.add(1).tanh();\nconst z = x\n  .tanh();\nMath.tanh(1);`;
    expect(places(chained, ['tanh'])).toEqual([
      [2, 19, 24],
      [4, 3, 8],
    ]);
  });

  it('are none when nothing is forbidden', () => {
    expect(places(`${IMPORT}tf.conv2d()`, [])).toEqual([]);
  });
});
