import { expect, it } from 'vitest';
import { GraderFault } from '#grader/hosts/host.ts';
import { faultProblems, PRINTED_MAX } from './fault-problems.ts';

it('every problem that the judge names is one of its file, with its line where it has one', () => {
  const fault = new GraderFault('two lines\nof words', [
    { file: 'reference.ts', line: null, message: 'failed in scale: no' },
    { file: 'misconceptions/a.md', line: 3, message: 'does not load: \u202Ex' },
  ]);
  expect(faultProblems(fault)).toEqual([
    { file: 'reference.ts', field: '', message: 'failed in scale: no' },
    { file: 'misconceptions/a.md', field: '', line: 3, message: expect.not.stringContaining('\u202E') },
  ]);
});

it('where it names no place, all that was said is one problem of the cases, and no longer than anybody reads', () => {
  expect(faultProblems(new GraderFault('The judge died.\nreference.ts: no'))).toEqual([
    { file: 'cases.ts', field: '', message: 'The judge died.\nreference.ts: no' },
  ]);
  const [printed] = faultProblems(new GraderFault('x'.repeat(9_000)));
  expect(printed?.message).toHaveLength(PRINTED_MAX);
});
