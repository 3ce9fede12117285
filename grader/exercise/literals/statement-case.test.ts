import { expect, it } from 'vitest';
import { statementCase } from './statement-case.ts';
import { readExamples } from './statement-examples.ts';

const caseOf = (text: string) => {
  const [example] = readExamples(text, 12).examples;
  if (!example) throw new Error(`${text} is no example.`);
  return statementCase(example);
};

it('is worth nothing, and says where it stands', () => {
  expect(caseOf('f(1, [2]) → 3')).toEqual({
    title: 'the example of the statement, line 12',
    call: 'f',
    args: [1, { dtype: 'float32', shape: [1], data: [2] }],
    expect: 3,
    points: 0,
  });
});

it.each([
  ['f(1) ≈ 0.3', 0.05],
  ['f(1) ≈ 0.33', 0.005],
  ['f(1) ≈ [0.5, 0.3333]', 0.00005],
  ['f(1) ≈ 3', 0.5],
])('%s may be off by half a unit of its last place', (text, absolute) => {
  expect(caseOf(text).tolerance?.absolute).toBeCloseTo(absolute, 12);
  expect(caseOf(text).tolerance?.relative).toBe(1e-6);
});

it('of exact numbers leaves the tolerance to the backend', () => {
  expect(caseOf('f(1) → 0.25')).not.toHaveProperty('tolerance');
});
