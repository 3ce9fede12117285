import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { LogLine } from '#grader/protocol.ts';
import { captureConsole } from './console-capture.ts';
import { formatArguments, TEXT_LENGTH_MAX } from './format-value.ts';
import { loadModule } from './loading/module-loader.ts';

function capture(linesMax = 10) {
  const lines: LogLine[] = [];
  return {
    lines,
    ...captureConsole({
      linesMax,
      files: { solution: 'solution.ts', snippet: 'scratch.ts' },
      send: (line) => lines.push(line),
    }),
  };
}

describe('the captured console', () => {
  it('sends lines with level and the line of the code', () => {
    const { lines, console } = capture();
    const source = '\nexport function f(console: Console) { console.warn("a", 1); }';
    const { f } = loadModule({ fileName: 'solution.ts', source, require: () => ({}) }) as {
      f: (given: unknown) => void;
    };
    f(console);
    expect(lines).toEqual([{ level: 'warn', text: 'a 1', line: 2 }]);
  });

  it('stops at the limit and says so once', () => {
    const { lines, console } = capture(3);
    for (let i = 0; i < 1000; i += 1) console.log?.(i);
    expect(lines.map(({ text }) => text)).toEqual([
      '0',
      '1',
      '2',
      'More than 3 lines; the rest is not shown.',
    ]);
  });

  it('notes errors that no call of the console made', () => {
    const { lines, note } = capture();
    note('error', new TypeError('late'));
    expect(lines).toEqual([{ level: 'error', text: 'TypeError: late' }]);
  });

  it('keeps silent about assertions that hold', () => {
    const { lines, console } = capture();
    console.assert?.(true, 'a');
    console.assert?.(false, 'b');
    expect(lines.map(({ text }) => text)).toEqual(['Assertion failed b']);
  });
});

describe('values as text', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  it.each<[string, unknown, string]>([
    ['a string', 'a b', 'a b'],
    ['a nested string', ['a'], '["a"]'],
    ['numbers', [1, -0, Number.NaN], '[1, -0, NaN]'],
    [
      'a tensor',
      tf.tensor2d([
        [1, 2.5],
        [3, 4],
      ]),
      'Tensor float32 [2, 2] [[1, 2.5], [3, 4]]',
    ],
    ['a scalar', tf.scalar(1 / 3), 'Tensor float32 [] 0.333333'],
    ['an object', { a: { b: null } }, '{ a: { b: null } }'],
    ['a map', new Map([['a', 1]]), '{ a: 1 }'],
    ['an error', new RangeError('x'), 'RangeError: x'],
    ['a function', function named() {}, '[function named]'],
    ['a circle', circle, '{ self: { self: { self: { self: {…} } } } }'],
    ['nothing', undefined, 'undefined'],
    [
      'an object that cannot be read',
      {
        get a() {
          throw new Error('no');
        },
      },
      '[unreadable]',
    ],
  ])('%s', (_what, value, text) => {
    expect(formatArguments([value])).toBe(text);
  });

  it.each<[string, unknown]>([
    ['text', 'x'.repeat(1_000_000)],
    ['a list', new Array(1_000_000).fill('long enough to matter')],
    ['a tensor', tf.zeros([1000, 1000])],
  ])('%s without measure is cut', (_what, value) => {
    expect(formatArguments([value, value]).length).toBeLessThanOrEqual(TEXT_LENGTH_MAX);
  });
});
