import { expect, it } from 'vitest';
import { faultProblem } from './fault-problem.ts';

it.each([
  ['reference.ts failed in scale: no', { file: 'reference.ts', field: '', message: 'failed in scale: no' }],
  ['cases.ts:3: Unexpected end', { file: 'cases.ts', field: 'line 3', message: 'Unexpected end' }],
  ['misconceptions/a.md: fits not', { file: 'misconceptions/a.md', field: '', message: 'fits not' }],
  ['The judge died.', { file: 'cases.ts', field: '', message: 'The judge died.' }],
])('%s is a problem of the file that it names', (message, problem) => {
  expect(faultProblem(message)).toEqual(problem);
});
