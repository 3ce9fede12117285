import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#grader/protocol.ts';
import { literalText } from './literal-case.ts';
import { literalReader } from './literal-text.ts';
import { readExamples, statementExamples } from './statement-examples.ts';

const fenced = (...lines: string[]): string => ['Before.', '', '```example', ...lines, '```', ''].join('\n');
const floats = (shape: number[], data: number[]) => ({ dtype: 'float32', shape, data });

describe('an example of a statement', () => {
  it('is a call and its result, with the line where it stands', () => {
    const { examples, problems } = statementExamples(
      fenced('relu([-2, 3]) → [0, 3]', 'conv2d(', '  [[1, 2], [3, 4]],', '  { stride: 2 },', ') -> 3'),
    );
    expect(problems).toEqual([]);
    expect(examples).toEqual([
      {
        line: 4,
        text: 'relu([-2, 3]) → [0, 3]',
        call: 'relu',
        args: [floats([2], [-2, 3])],
        expected: floats([2], [0, 3]),
        decimals: null,
      },
      expect.objectContaining({
        line: 5,
        call: 'conv2d',
        args: [floats([2, 2], [1, 2, 3, 4]), { stride: 2 }],
        expected: 3,
      }),
    ]);
  });

  it('with ≈ is as exact as its most exact number', () => {
    const { examples } = readExamples('f(1) ≈ [0.5, 0.333, 2]', 1);
    expect(examples[0]?.decimals).toBe(3);
  });

  it('is found in fences of its own alone, not inside other fences', () => {
    expect(statementExamples('````md\n```example\nf(1) → 2\n```\n````\n')).toEqual({
      examples: [],
      problems: [],
    });
    expect(statementExamples('```ts\nf(1) → 2\n```\n')).toEqual({ examples: [], problems: [] });
  });

  it.each([
    ['f([1, 2], 3]) → 4', 4, /expected `,` or `\)`/],
    ['f(1)\n= 2', 5, /expected `→`/],
    ['f([[1, 2], [3]]) → 4', 4, /one length each.*list\(…\)/],
    ['f(wrong(1)) → 4', 4, /`wrong\(…\)` is no value/],
    ['f(1) → ', 4, /the end/],
    ['1 → 2', 4, /name of a function/],
  ])('%s is told at its line, with what was expected', (text, line, message) => {
    const { problems } = statementExamples(fenced(text));
    expect(problems).toEqual([{ line, message: expect.stringMatching(message) }]);
  });
});

const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.constantFrom('NaN' as const, 'Infinity' as const, '-Infinity' as const),
);
const tensorOf = (dtype: 'float32' | 'int32' | 'bool') =>
  fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }).chain((shape) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const element = dtype === 'float32' ? number : fc.integer({ min: 0, max: 1 });
    return fc.array(element, { minLength: size, maxLength: size }).map((data) => ({ dtype, shape, data }));
  });
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  tensorOf('float32'),
  tensorOf('int32'),
  tensorOf('bool'),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.oneof(tensorOf('float32'), fc.integer()), {
    noNullPrototype: true,
  }),
);

it('values are written as they are read', () => {
  void fc.assert(
    fc.property(value, (one) => {
      // -0 is no number of JSON.
      const plain = JSON.parse(JSON.stringify(one)) as JsonValue;
      expect(literalReader(literalText(plain)).value()).toEqual(plain);
    }),
  );
});
