import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewestResult, PackedOutcome } from '#db/queries/insight/insight.ts';
import type { CasePlan } from '#grader/protocol.ts';
import { mainMistake, summariseStudents } from './summarise-students.ts';

const PLAN = ['a', 'b', 'c'].map((id): CasePlan => {
  return { id, title: id, kind: 'example', visibility: 'public', pointsMax: 1 };
});
const result = (userId: string, outcomes: readonly PackedOutcome[], points = 1): NewestResult => ({
  ...{
    userId,
    name: `Name ${userId}`,
    submissionId: `submission of ${userId}`,
    codeHash: 'h',
    versionId: 'v',
  },
  ...{ points, pointsMax: 3, outcomes },
});
const summary = (
  results: readonly NewestResult[],
  efforts: Parameters<typeof summariseStudents>[0]['efforts'] = new Map(),
) => summariseStudents({ results, plan: PLAN, efforts });

describe('what charts count', () => {
  it('has each student with the cases that failed, by their place in the exercise', () => {
    const { students } = summary([
      result('ada', [
        ['c', 'failed', null],
        ['a', 'timed-out', null],
        ['b', 'passed', null],
      ]),
      result('bo', []),
    ]);
    expect(students.map(({ failed, mistake }) => [failed, mistake])).toEqual([
      [[2, 0], null],
      [[], null],
    ]);
  });

  it('leaves out a case that the version shown does not have', () => {
    const { students } = summary([result('ada', [['of-another-version', 'failed', null]])]);
    expect(students[0]?.failed).toEqual([]);
  });

  it('names mistakes by how many students make them, one for each student', () => {
    const failing = (...mistakes: (string | null)[]) =>
      mistakes.map((mistake, i): PackedOutcome => [PLAN[i]?.id ?? '', 'failed', mistake]);
    const { mistakes, students } = summary([
      result('ada', failing('rare', 'rare', 'common')),
      result('bo', failing('common')),
      result('cy', failing(null, 'common')),
    ]);
    expect(mistakes).toEqual(['common', 'rare']);
    expect(students.map(({ mistake }) => mistake)).toEqual([1, 0, 0]);
  });

  it('says how often each handed in, and once where nothing is known', () => {
    const efforts = new Map([['ada', { userId: 'ada', submissions: 4, minutesToPass: 12 }]]);
    const { students } = summary([result('ada', []), result('bo', [])], efforts);
    expect(students.map(({ submissions, minutesToPass }) => [submissions, minutesToPass])).toEqual([
      [4, 12],
      [1, null],
    ]);
  });
});

describe('mainMistake', () => {
  it('is the one that explains most cases; of equals that of the earlier case', () => {
    const of = (...mistakes: (string | null)[]) =>
      mainMistake(mistakes.map((mistake, i): PackedOutcome => [`case-${i}`, 'failed', mistake]));
    expect([of(), of(null), of('a', 'b'), of('a', 'b', 'b'), of(null, 'b', 'a')]).toEqual([
      null,
      null,
      'a',
      'b',
      'b',
    ]);
  });

  it('is one of those that were recognised, none more often than it', () => {
    const mistakes = fc.array(fc.option(fc.constantFrom('a', 'b', 'c')));
    fc.assert(
      fc.property(mistakes, (made) => {
        const main = mainMistake(made.map((mistake, i): PackedOutcome => [`${i}`, 'failed', mistake]));
        const times = (of: string | null) => made.filter((one) => one === of).length;
        if (main === null) expect(made.every((one) => one === null)).toBe(true);
        else
          for (const other of made)
            if (other !== null) expect(times(main)).toBeGreaterThanOrEqual(times(other));
      }),
    );
  });
});
