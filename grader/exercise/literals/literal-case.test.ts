import { expect, it } from 'vitest';
import { exerciseTemplate } from '../templates/exercise-template.ts';
import { literalCaseCode, withLiteralCase } from './literal-case.ts';

const CASES =
  exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' })['cases.ts'] ?? '';
const LITERAL = {
  title: "Ada's numbers",
  call: 'scale',
  args: [{ dtype: 'float32' as const, shape: [2], data: [1, 'NaN' as const] }, 3, { stride: 2 }],
  expect: { dtype: 'int32' as const, shape: [], data: [4] },
  points: 1,
};

it('is written as an author would write it', () => {
  expect(literalCaseCode(LITERAL)).toBe(`  example('Ada\\'s numbers', {
    call: 'scale',
    args: [tensor([1, NaN]), 3, { stride: 2 }],
    expect: tensor(4, 'int32'),
    points: 1,
  }),
`);
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
});

it('of what does not end as usual leaves the author to write it', () => {
  expect(withLiteralCase('export default makeCases();', LITERAL)).toBeNull();
});
