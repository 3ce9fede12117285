import { describe, expect, it } from 'vitest';
import type { CaseVerdictView, ChangedCaseView } from '#server/grading/regrade/regrade-view.ts';
import { becauseWords, changeWords, spreadWords } from './because-words.ts';

const verdict = (passed: boolean, mistake: string | null = null): CaseVerdictView => ({
  status: passed ? 'passed' : 'failed',
  points: passed ? 2 : 0,
  durationMs: 1,
  mistake,
});
const turned = (number: number, more: Partial<ChangedCaseView>): ChangedCaseView => ({
  id: `case-${number}`,
  number,
  title: `case ${number}`,
  before: verdict(true),
  after: verdict(true),
  ...more,
});

describe('why points change', () => {
  it('names one case by its title, several by their numbers, and a mistake that they share', () => {
    expect(becauseWords({ cases: [turned(9, { before: verdict(false) })] })).toBe('9. case 9 now passes');
    const failing = [4, 5].map((number) => turned(number, { after: verdict(false, 'Flips the kernel') }));
    expect(becauseWords({ cases: failing })).toBe('4, 5 now fail: Flips the kernel');
  });

  it('tells new cases, those that are gone, and other points apart', () => {
    const cases = [turned(1, { before: null }), turned(2, { after: null }), turned(3, {})];
    expect(becauseWords({ cases })).toBe('1. case 1 is new; 2. case 2 is gone; 3. case 3 gives other points');
  });

  it('writes the sign of every change', () => {
    expect([changeWords(19, 11), changeWords(17, 20), changeWords(null, 2), changeWords(3, 3)]).toEqual([
      '−8',
      '+3',
      '+2',
      '0',
    ]);
  });

  it('counts equal changes, gains first', () => {
    const students = [
      { from: 20, to: 12 },
      { from: 1, to: 4 },
      { from: 2, to: 5 },
      { from: 1, to: 2.5 },
      { from: 1, to: 1 },
    ];
    expect(spreadWords(students)).toBe('2 gain 3, 1 gains 1.5, 1 loses 8');
  });
});
