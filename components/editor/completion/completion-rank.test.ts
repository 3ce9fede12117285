import { expect, it } from 'vitest';
import { type Completion, rankedCompletion } from './completion-rank.ts';

const entry = (name: string, kind: string, sortText = '11'): Completion => ({ name, kind, sortText });
const inOrder = (entries: readonly Completion[]) =>
  entries
    .map(rankedCompletion)
    .sort((a, b) => (`${a.sortText} ${a.name}` < `${b.sortText} ${b.name}` ? -1 : 1))
    .map(({ name }) => name);

it('tf. begins with what people use and ends with the constants of kernels', () => {
  const listed = [
    entry('Abs', 'const'),
    entry('AdamOptimizer', 'class'),
    entry('acosh', 'const'),
    entry('matMul', 'const'),
    entry('_FusedMatMul', 'const'),
    entry('add', 'const'),
  ];
  expect(inOrder(listed)).toEqual(['add', 'matMul', 'acosh', 'AdamOptimizer', 'Abs', '_FusedMatMul']);
});

it('leaves what is local before what is global', () => {
  expect(inOrder([entry('tidy', 'const', '15'), entry('Local', 'class', '11')])).toEqual(['Local', 'tidy']);
});
