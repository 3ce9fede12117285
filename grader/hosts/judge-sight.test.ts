/** What a lost judge was at, by what it said last. */
import { describe, expect, it } from 'vitest';
import type { CaseOutcome, JudgeEvent } from '#grader/protocol.ts';
import { GraderFault, isGraderFault } from './host.ts';
import { isJudgeLost, isOverCase, JudgeLost, type JudgePlace, watchJudge } from './lost-judge.ts';

const begins = (id: string): JudgeEvent => ({ type: 'case-started', id });
const at = (of: 'reference' | 'answer'): JudgeEvent => ({ type: 'judging', of });
const ends = (id: string): JudgeEvent => ({ type: 'outcome', outcome: { id } as CaseOutcome });
const DONE: JudgeEvent = { type: 'done', report: {} as never };

describe('a judge that was lost', () => {
  it.each<[string, JudgeEvent[], JudgePlace, boolean, string[]]>([
    ['before anything', [], 'elsewhere', false, []],
    ['in a case, before any answer', [begins('a')], { caseId: 'a' }, false, []],
    ['over an answer', [begins('a'), at('reference'), at('answer')], { caseId: 'a' }, true, []],
    [
      'in the reference, after an answer',
      [begins('a'), at('answer'), at('reference')],
      { caseId: 'a' },
      false,
      [],
    ],
    [
      'in the next case: its answers are not those of the last',
      [begins('a'), at('answer'), ends('a'), begins('b')],
      { caseId: 'b' },
      false,
      ['a'],
    ],
    ['between cases, where it may conclude', [begins('a'), ends('a')], 'conclusions', false, ['a']],
    ['over conclusions, about an answer', [begins('a'), at('answer'), ends('a')], 'conclusions', true, ['a']],
    ['after the report', [begins('a'), ends('a'), DONE], 'elsewhere', false, ['a']],
    [
      'by what it printed: that moves nothing',
      [begins('a'), { type: 'log', caseId: 'a', line: { level: 'log', text: 'x' } }],
      { caseId: 'a' },
      false,
      [],
    ],
  ])('%s', (_, events, place, overAnswer, judged) => {
    const sight = watchJudge();
    for (const event of events) sight.hear(event);
    expect(sight.lost('It hung.')).toMatchObject({ message: 'It hung.', place, overAnswer, judged });
  });

  it('is a fault of the grader, and of its own kind among them', () => {
    const over = (place: JudgePlace) => new JudgeLost('lost', { place, overAnswer: true, judged: [] });
    expect([isGraderFault(over('elsewhere')), isJudgeLost(over('elsewhere'))]).toEqual([true, true]);
    expect(isJudgeLost(new GraderFault('other'))).toBe(false);
    expect(isJudgeLost(new Error('other'))).toBe(false);
    expect(
      (['elsewhere', 'conclusions', { caseId: 'a' }] as const).map((place) => isOverCase(over(place))),
    ).toEqual([false, true, true]);
    expect(isOverCase(new GraderFault('other'))).toBe(false);
  });
});
