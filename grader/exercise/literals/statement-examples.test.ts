import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#grader/protocol.ts';
import { literalText } from './literal-case.ts';
import { literalReader } from './literal-text.ts';
import { readExamples, statementExamples, statementProblems } from './statement-examples.ts';

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

describe('a fence of examples', () => {
  const calls = (markdown: string) =>
    statementExamples(markdown).examples.map(({ call, line }) => [call, line]);

  it.each([
    ['of tildes', '~~~example\nf(1) → 2\n~~~\n', [['f', 2]]],
    ['with more marks', '`````example\nf(1) → 2\n`````\n', [['f', 2]]],
    ['that ends with more marks', '```example\nf(1) → 2\n`````\ng(1) → 2\n', [['f', 2]]],
    ['that is indented in a list', '- so:\n\n  ```example\n  f(1) → 2\n  ```\n', [['f', 4]]],
    ['with space behind its name', '``` example  \nf(1) → 2\n```\n', [['f', 2]]],
    ['of another name', '```examples\nf(1) → 2\n```\n', []],
    ['of two words', '```example ts\nf(1) → 2\n```\n', []],
    ['of two marks', '``example\nf(1) → 2\n``\n', []],
    ['that is empty', '```example\n```\n', []],
    [
      'twice',
      '```example\nf(1) → 2\n```\n\n```example\n\ng(1) → 2\n```\n',
      [
        ['f', 2],
        ['g', 7],
      ],
    ],
    [
      'without an end',
      '```example\nf(1) → 2\n\ng(1) → 2\n',
      [
        ['f', 2],
        ['g', 4],
      ],
    ],
    ['without an end or a line', '```example', []],
    ['without an end, of code', '```ts\nf(1) → 2\n', []],
    [
      'with line ends of Windows',
      'So:\r\n```example\r\nf(1) → 2\r\ng(1,\r\n2) → 3\r\n```\r\nh(1) → 2\r\n',
      [
        ['f', 3],
        ['g', 4],
      ],
    ],
    ['behind marks within a line', '```f(1)``` is:\n```example\nf(1) → 2\n```\n', [['f', 3]]],
    ['behind one of code', '```ts\n```example\n```\nf(1) → 2\n', []],
  ])('%s', (_, markdown, examples) => {
    expect(calls(markdown)).toEqual(examples);
  });

  it('tells of each fence what is wrong, and still reads the others', () => {
    const markdown = `${fenced('f(1) 2')}${fenced('g(1) → 2', 'g(1')}${fenced('h(1) → 2')}`;
    const { examples, problems } = statementExamples(markdown);
    expect(examples.map(({ call }) => call)).toEqual(['g', 'h']);
    expect(problems.map(({ line }) => line)).toEqual([4, 10]);
  });

  it.each([
    ['in a fence without an end', '```example\nf(1) → 2\n\nThis is text.\n', 4],
    ['behind line ends of Windows', 'So:\r\n\r\n```example\r\nf(1) → 2\r\nf(1) 2\r\n```\r\n', 5],
  ])('tells what is wrong %s at its line', (_, markdown, line) => {
    expect(statementExamples(markdown).problems.map((problem) => problem.line)).toEqual([line]);
  });

  it('is a problem of the statement, by its line', () => {
    expect(statementProblems({ 'statement.md': fenced('f(1) → oops') })).toEqual([
      {
        file: 'statement.md',
        field: '',
        line: 4,
        message: expect.stringContaining('An example is a call and its result'),
      },
    ]);
    expect(statementProblems({})).toEqual([]);
  });
});

it.each([
  ['f(1) ≈ 2', 0],
  ['f(1) ≈ 2.', 0],
  ['f(1) ≈ .25', 2],
  ['f(1) ≈ { a: 0.1, b: [0.12, 0.123] }', 3],
  ['f(1) ≈ 0.50', 2],
  ['f(0.12345) ≈ 0.5', 1],
  ['f(1) ≈ NaN', 0],
])('%s has its decimals from the result alone', (text, decimals) => {
  expect(readExamples(text, 1).examples[0]?.decimals).toBe(decimals);
});

it('the text of an example is on one line, however it was written', () => {
  const [example] = readExamples('f(\n  [1,\n   2],\n) → 3\n\n', 9).examples;
  expect(example).toMatchObject({ text: 'f( [1, 2], ) → 3', line: 9 });
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
