import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#grader/protocol.ts';
import { asEsModule } from '#grader/realm/loading/known-modules.ts';
import { loadModule } from '#grader/realm/loading/module-loader.ts';
import * as sdk from '../index.ts';
import { exerciseTemplate } from '../templates/exercise-template.ts';
import {
  type LiteralCase,
  literalCaseCode,
  literalCasesFile,
  literalText,
  withLiteralCase,
} from './literal-case.ts';

const CASES =
  exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' })['cases.ts'] ?? '';
const LITERAL = {
  title: "Ada's numbers",
  call: 'scale',
  args: [{ dtype: 'float32' as const, shape: [2], data: [1, 'NaN' as const] }, 3, { stride: 2 }],
  expect: { dtype: 'int32' as const, shape: [], data: [4] },
  points: 1,
};

/** The cases of a `cases.ts`, loaded as the judge loads it. */
function casesOf(source: string) {
  const require = () => asEsModule(sdk);
  return loadModule({ fileName: 'cases.ts', source, require }).default as readonly Record<string, unknown>[];
}

it('is written as an author would write it', () => {
  expect(literalCaseCode(LITERAL)).toBe(`  example('Ada\\'s numbers', {
    call: 'scale',
    args: [tensor([1, NaN]), 3, { stride: 2 }],
    expect: tensor(4, 'int32'),
    points: 1,
  }),
`);
});

it('has each of its other fields where an author looks for it', () => {
  const whole = {
    ...LITERAL,
    id: 'ada',
    args: [],
    tolerance: { absolute: 0.05, relative: 1e-6 },
    points: 0.5,
    source: 'Lecture 3,\npage 4',
  };
  expect(literalCaseCode(whole)).toBe(`  example('Ada\\'s numbers', {
    id: 'ada',
    call: 'scale',
    args: [],
    expect: tensor(4, 'int32'),
    tolerance: { absolute: 0.05, relative: 0.000001 },
    points: 0.5,
    source: 'Lecture 3,\\npage 4',
  }),
`);
});

it.each([
  [{ absolute: 0.5 }, '{ absolute: 0.5 }'],
  [{ relative: 1e-6 }, '{ relative: 0.000001 }'],
  [{ absolute: 0, relative: 0 }, '{ absolute: 0, relative: 0 }'],
])('a tolerance %j is written with the parts that it has', (tolerance, code) => {
  expect(literalCaseCode({ ...LITERAL, tolerance })).toContain(`    tolerance: ${code},\n`);
});

it.each<[JsonValue, string]>([
  [[], '[]'],
  [{}, '{}'],
  [{ 'two words': 1, two: 2, 'a-b': 3, $: 4 }, "{ 'two words': 1, two: 2, 'a-b': 3, $: 4 }"],
  ["back\\slash and 'quotes'", "'back\\\\slash and \\'quotes\\''"],
  ['-Infinity', '-Infinity'],
  [-0, '-0'],
  [{ dtype: 'float32', shape: [2], data: [-0, 0] }, 'tensor([-0, 0])'],
  [[null, true, 'Infinity'], '[null, true, Infinity]'],
  [{ dtype: 'float32', shape: [2, 0], data: [] }, 'tensor([[], []])'],
  [{ dtype: 'bool', shape: [1, 1], data: [1] }, "tensor([[1]], 'bool')"],
  [{ dtype: 'int32', shape: [0, 3], data: [] }, "{ dtype: 'int32', shape: [0, 3], data: new Int32Array(0) }"],
])('%j as an argument is %s', (value, code) => {
  expect(literalCaseCode({ ...LITERAL, args: [value] })).toContain(`    args: [${code}],\n`);
});

it.each<[JsonValue, string]>([
  [{ dtype: 'float32', shape: [2, 2], data: [1, 0, 0, 0] }, '[[1, 0], [0, 0]]'],
  [{ dtype: 'float32', shape: [], data: [3] }, 'tensor(3)'],
  [{ dtype: 'int32', shape: [2], data: [1, 2] }, 'int32([1, 2])'],
  [3, '3'],
  [{ stride: 2 }, '{ stride: 2 }'],
  [{ ['__proto__']: 1 }, '{ __proto__: 1 }'],
])('%j in a statement is %s', (value, text) => {
  expect(literalText(value)).toBe(text);
});

describe('a file of literal cases', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      "'",
      '"',
      '\\',
      '\n',
      '\r',
      '\u2028',
      '\u2029',
      '`',
      '$',
      '{',
      '}',
      '/',
      '*',
      ' ',
      'é',
      '→',
    ),
  });
  const number = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 1e21, 5e-324, -1.5),
  );
  const tensor = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }).chain((shape) => {
    const length = shape.reduce((product, extent) => product * extent, 1);
    return fc
      .array(fc.oneof(fc.integer(), fc.constantFrom('NaN', 'Infinity', '-Infinity')), {
        minLength: length,
        maxLength: length,
      })
      .map((data) => ({ dtype: 'float32' as const, shape, data }));
  });
  // How a record with a key `__proto__` is compared is no matter of this property.
  const key = fc
    .oneof(fc.stringMatching(/^[a-z]\w*$/), fc.string(), text)
    .filter((name) => name !== '__proto__');
  const plain = fc.oneof(
    number,
    text,
    fc.boolean(),
    fc.constant(null),
    fc.array(number, { maxLength: 3 }),
    fc.dictionary(key, number, { maxKeys: 3, noNullPrototype: true }),
  );

  it('loads, and has the numbers and texts that were put in', () => {
    fc.assert(
      fc.property(
        fc.array(plain, { maxLength: 4 }),
        text.filter((title) => title !== ''),
        (args, title) => {
          const literal: LiteralCase = { title, call: 'f', args: args as JsonValue[], points: 1 };
          const [made, ...others] = casesOf(literalCasesFile([literal]));
          expect(others).toEqual([]);
          expect(made).toEqual({ kind: 'example', title, call: 'f', args, points: 1 });
        },
      ),
    );
  });

  it('has a key `__proto__` as one of its own', () => {
    const args = [JSON.parse('{ "__proto__": { "a": 1 }, "b": { "__proto__": 2 } }') as JsonValue];
    const [made] = casesOf(literalCasesFile([{ ...LITERAL, args }]));
    expect(JSON.stringify(made?.args)).toBe(JSON.stringify(args));
  });

  it('has every line end in a text as it was put in', () => {
    const ends = 'a\nb\rc\r\nd\u2028e\u2029f';
    const code = literalCaseCode({ ...LITERAL, title: ends, source: ends, args: [ends] });
    expect(code.split(/\r\n|[\n\r\u2028\u2029]/)).toHaveLength(
      literalCaseCode(LITERAL).split('\n').length + 1,
    );
    const [made] = casesOf(literalCasesFile([{ ...LITERAL, title: ends, source: ends, args: [ends] }]));
    expect(made).toMatchObject({ title: ends, source: ends, args: [ends] });
  });

  it('has the tensors that were put in, the empty ones in their shape', () => {
    fc.assert(
      fc.property(tensor, (value) => {
        const [made] = casesOf(literalCasesFile([{ ...LITERAL, args: [value as JsonValue] }]));
        const [arg] = (made?.args ?? []) as { shape: number[]; data: Float32Array }[];
        expect(arg?.shape).toEqual(value.shape);
        expect([...(arg?.data ?? [])]).toEqual(value.data.map((one) => Math.fround(Number(one))));
      }),
    );
  });

  it('of no cases is still one that loads', () => {
    expect(casesOf(literalCasesFile([]))).toEqual([]);
  });
});

it('goes to the end of cases.ts, with what it needs imported once', () => {
  const text = CASES.replace(
    'defineCases, example, integer, property, tensor',
    'defineCases, integer, property',
  );
  const after = withLiteralCase(text, LITERAL) ?? '';
  expect(after).toContain(
    "import { defineCases, example, integer, property, tensor } from '@descent/exercise';",
  );
  expect(after.endsWith(`    visibility: 'hidden',\n  }),\n${literalCaseCode(LITERAL)}]);\n`)).toBe(true);
  expect(withLiteralCase(after, LITERAL)?.match(/import/g)).toHaveLength(1);
  expect(casesOf(after)).toHaveLength(
    casesOf(text.replace('defineCases,', 'defineCases, example, tensor,')).length + 1,
  );
});

it.each([
  [
    "import { defineCases, type Draw } from '@descent/exercise';\nexport default defineCases([\n]);\n",
    'defineCases, type Draw, example, tensor',
  ],
  [
    'import {\n  tensor,\n  defineCases,\n} from "@descent/exercise"\nexport default defineCases([]) ',
    'defineCases, example, tensor',
  ],
])('takes imports and ends however they are written: %j', (text, names) => {
  const after = withLiteralCase(text, LITERAL) ?? '';
  expect(after).toContain(`import { ${names} } from '@descent/exercise';`);
  expect(casesOf(after)).toHaveLength(1);
});

it('puts in a title as it is, whatever it would mean in a pattern', () => {
  const after = withLiteralCase(CASES, { ...LITERAL, title: "$& $1 $' $$" }) ?? '';
  expect(casesOf(after).at(-1)?.title).toBe("$& $1 $' $$");
});

it.each([
  'export default makeCases();',
  "import { defineCases } from '@descent/exercise';\nconst cases = [];\nexport default cases;",
  'export default defineCases([]);',
  '',
])('of what does not end as usual, %j, leaves the author to write it', (text) => {
  expect(withLiteralCase(text, LITERAL)).toBeNull();
});
