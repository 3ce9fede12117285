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

describe('the methods of the captured console', () => {
  it.each([
    ['log', 'log'],
    ['info', 'info'],
    ['warn', 'warn'],
    ['error', 'error'],
    ['debug', 'debug'],
    ['dir', 'log'],
    ['table', 'log'],
    ['trace', 'log'],
    ['group', 'log'],
  ] as const)('%s writes a line of the level %s', (method, level) => {
    const { lines, console } = capture();
    console[method]?.('a', [1]);
    expect(lines).toEqual([{ level, text: 'a [1]' }]);
  });

  it.each(['groupEnd', 'groupCollapsed', 'time', 'timeEnd', 'timeLog', 'count', 'countReset', 'clear'])(
    '%s is there, and says nothing',
    (method) => {
      const { lines, console } = capture();
      console[method]?.('a');
      expect([lines, typeof console[method]]).toEqual([[], 'function']);
    },
  );

  it('an assertion that fails without words is a line all the same', () => {
    const { lines, console } = capture();
    for (const condition of [0, '', null, undefined]) console.assert?.(condition);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toEqual({ level: 'error', text: 'Assertion failed' });
  });

  it('lines of a snippet are told from those of the solution: the innermost file counts', () => {
    const { lines, console } = capture();
    const run = (fileName: string, source: string) =>
      loadModule({ fileName, source, require: () => ({}) }) as Record<string, (...given: unknown[]) => void>;
    run('scratch.ts', '\n\nexport const f = (c: any) => c.log(1);').f?.(console);
    const inner = run('solution.ts', '\nexport const f = (c: any) => c.log(2);').f;
    run('scratch.ts', 'export const f = (g: any, c: any) => g(c);').f?.(inner, console);
    run('other.ts', 'export const f = (c: any) => c.log(3);').f?.(console);
    expect(lines).toEqual([
      { level: 'log', text: '1', line: 3, file: 'snippet' },
      { level: 'log', text: '2', line: 2 },
      { level: 'log', text: '3' },
    ]);
  });

  it('no lines at all are one that says so', () => {
    const { lines, console, note } = capture(0);
    console.log?.(1);
    note('error', 2);
    expect(lines).toEqual([{ level: 'warn', text: 'More than 0 lines; the rest is not shown.' }]);
  });

  it('notes count among the lines', () => {
    const { lines, console, note } = capture(1);
    note('error', 'a');
    console.log?.('b');
    expect(lines.map(({ text }) => text)).toEqual(['a', 'More than 1 lines; the rest is not shown.']);
  });

  it('a note of an error whose stack cannot be read is a note', () => {
    const { lines, note } = capture();
    const error = Object.defineProperty(new Error('x'), 'stack', {
      get() {
        throw new Error('no');
      },
    });
    note('error', error);
    expect(lines).toEqual([{ level: 'error', text: 'Error: x' }]);
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
