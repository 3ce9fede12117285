import { describe, expect, it } from 'vitest';
import type { JudgeCommand, JudgeEvent } from '#grader/protocol.ts';
import { isGraderFault } from '../host.ts';
import { noiseOf, recordingOf, suggestionFor } from '../pooled/author-questions.ts';
import { askJudge, type JudgeQuestion, preparing } from './ask-judge.ts';

/** A judge that says so when it is asked; and that may end. */
function judgeSaying(...events: readonly JudgeEvent[]) {
  const asked: JudgeCommand[] = [];
  let hear: (event: JudgeEvent) => void = () => undefined;
  const { promise: gone, resolve: end } = Promise.withResolvers<string>();
  return {
    ...{ asked, end, gone },
    say: (event: JudgeEvent) => hear(event),
    receive(next: (event: JudgeEvent) => void) {
      hear = next;
    },
    post(command: JudgeCommand) {
      asked.push(command);
      for (const event of events) hear(event);
    },
  };
}
const QUESTION: JudgeQuestion<string> = recordingOf('cnn/conv2d');
const faultOf = async (answer: Promise<unknown>): Promise<string> => {
  const error = await answer.catch((thrown: unknown) => thrown);
  expect(isGraderFault(error)).toBe(true);
  return (error as Error).message;
};

describe('a question to a judge', () => {
  it('is asked once, and answered by the event that answers it, whatever else is said', async () => {
    const judge = judgeSaying(
      { type: 'case-started', id: 'a' },
      { type: 'judging', of: 'reference' },
      { type: 'recorded', recording: 'text' },
      { type: 'recorded', recording: 'later' },
    );
    expect(await askJudge(judge, QUESTION)).toBe('text');
    expect(judge.asked).toEqual([{ type: 'record' }]);
  });

  it('fails with what the judge says of the exercise', async () => {
    const judge = judgeSaying({ type: 'fault', message: 'cases.ts: no cases' });
    expect(await faultOf(askJudge(judge, QUESTION))).toBe('cases.ts: no cases');
  });

  it('fails where the judge ends first', async () => {
    const judge = judgeSaying();
    const answer = askJudge(judge, QUESTION);
    judge.end('out of memory');
    expect(await faultOf(answer)).toBe('The judge ended before it answered: out of memory');
  });

  it('fails where there is no answer in time, by the case that it was at', async () => {
    const soon = { ...QUESTION, limitMs: 1, late: (caseId: string) => `late at "${caseId}"` };
    expect(await faultOf(askJudge(judgeSaying(), soon))).toBe('late at ""');
    const started = judgeSaying({ type: 'case-started', id: 'a' }, { type: 'case-started', id: 'b' });
    expect(await faultOf(askJudge(started, soon))).toBe('late at "b"');
  });

  it('is not answered twice: what comes later changes nothing', async () => {
    const judge = judgeSaying({ type: 'recorded', recording: 'text' });
    const answer = askJudge(judge, QUESTION);
    judge.say({ type: 'fault', message: 'later' });
    expect(await answer).toBe('text');
  });
});

describe('what is asked', () => {
  it('loads an exercise, whose cases have their own time or that of a browser', async () => {
    const { command, answerOf, late } = preparing({ slug: 'a/b', hash: 'h', files: { 'cases.ts': '' } });
    expect(command).toEqual({
      type: 'prepare',
      exercise: 'a/b',
      exerciseHash: 'h',
      files: { 'cases.ts': '' },
    });
    expect(answerOf({ type: 'prepared', plan: [], caseMs: 7 })).toEqual({ answer: { plan: [], caseMs: 7 } });
    expect(answerOf({ type: 'prepared', plan: [], caseMs: undefined })?.answer.caseMs).toBeGreaterThan(1_000);
    expect(answerOf({ type: 'recorded', recording: '' })).toBeNull();
    expect(late('')).toBe('a/b did not load within 60 s.');
  });

  it.each<[string, JudgeQuestion<unknown>, JudgeCommand, JudgeEvent, unknown, string]>([
    [
      'a recording',
      recordingOf('a/b'),
      { type: 'record' },
      { type: 'recorded', recording: 'text' },
      'text',
      'a/b: the reference did not answer "one" within 120 s of recording. Draw smaller sizes, or make the case hidden.',
    ],
    [
      'the noise of each case',
      noiseOf('a/b'),
      { type: 'measure' },
      { type: 'measured', noise: [] },
      [],
      'a/b: the reference did not answer "one" within 120 s of measuring its rounding. Draw smaller sizes.',
    ],
    [
      'an input that tells a program apart, of which there may be none',
      suggestionFor('a/b', { path: 'misconceptions/m.md', source: 'code' }),
      { type: 'suggest', path: 'misconceptions/m.md', source: 'code' },
      { type: 'suggested', suggestion: null },
      null,
      'a/b: no input that tells misconceptions/m.md from the reference within 120 s.',
    ],
  ])('is %s', (_, question, command, event, answer, late) => {
    expect(question.command).toEqual(command);
    expect(question.answerOf(event)).toEqual({ answer });
    expect(question.answerOf({ type: 'fault', message: '' })).toBeNull();
    expect(question.late('one')).toBe(late);
  });
});
