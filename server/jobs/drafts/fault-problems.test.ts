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

it('keeps no more than can be read of a judge that an author’s code speaks for', () => {
  const problem = { file: 'f'.repeat(9_000), line: null, message: 'm'.repeat(90_000) };
  const kept = faultProblems(
    new GraderFault(
      'much',
      Array.from({ length: 9_000 }, () => problem),
    ),
  );
  expect(JSON.stringify(kept).length).toBeLessThan(250_000);
  expect(kept.length).toBeGreaterThan(10);
});
