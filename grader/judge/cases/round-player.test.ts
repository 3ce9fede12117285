/** One case of a run: its outcome, and what becomes of it where the judge itself breaks down over an answer. */
import { describe, expect, it } from 'vitest';
import { type CaseSpec, example, stateful } from '#grader/exercise/case-spec.ts';
import type { JudgeEvent, RunRequest, Value } from '#grader/protocol.ts';
import { createAttention } from './attention.ts';
import { planCases } from './case-ids.ts';
import { createCaseRecorder } from './case-recorder.ts';
import { createRoundPlayer, playAsWitness } from './play-round.ts';
import { type PlainFunction, plainWorld, throws } from './testing/plain-world.ts';

const literal = (title: string, expect_: Value = 2): CaseSpec =>
  example(title, { call: 'f', args: [1], expect: expect_, points: 2 });

interface Setting {
  readonly student: PlainFunction;
  readonly reference?: PlainFunction;
  readonly care?: RunRequest['care'];
}
function playing({ student, reference = () => 2, care }: Setting) {
  const world = plainWorld({ reference: { f: reference }, student: { f: student } });
  const events: JudgeEvent[] = [];
  const aims: string[] = [];
  const recorder = createCaseRecorder({ emit: (event) => events.push(event), logLinesMax: 10 });
  const run = {
    ...world,
    request: { seed: 3, ...(care ? { care } : {}) } as RunRequest,
    device: { backend: 'cpu', name: 'CPU', software: false, reason: '' } as const,
    recorder,
    attention: care ? createAttention((of) => aims.push(of)) : undefined,
  };
  const play = createRoundPlayer(run);
  return {
    aims,
    recorder,
    run,
    play: (spec: CaseSpec, seed = 3) => {
      const [plan] = planCases([spec]);
      if (!plan) throw new Error('There is no case.');
      return play({ planned: { plan, spec }, seed });
    },
  };
}

describe('a case that is played', () => {
  it('gives its outcome with points, time and how far off it was', async () => {
    const { outcome } = await playing({ student: () => 2 }).play(literal('one'));
    expect(outcome).toMatchObject({
      ...{ id: 'one', title: 'one', kind: 'example', visibility: 'public', status: 'passed' },
      ...{ points: 2, pointsMax: 2, inTolerances: 0, hints: [], logs: [], pictures: [] },
    });
    expect(outcome.durationMs).toBeGreaterThanOrEqual(0);
    expect((await playing({ student: () => 9 }).play(literal('one'))).outcome).toMatchObject({
      status: 'failed',
      points: 0,
    });
  });

  it('has what was said while it ran, and nothing of the case before', async () => {
    const { play, recorder } = playing({ student: () => 2 });
    recorder.begin(null);
    recorder.log({ level: 'log', text: 'before' });
    expect((await play(literal('one'))).outcome.logs).toEqual([]);
  });

  it('is infinitely far off where it broke', async () => {
    const { outcome } = await playing({ student: () => throws() }).play(literal('one'));
    expect([outcome.status, outcome.inTolerances]).toEqual(['errored', 'Infinity']);
  });
});

describe('a judge that breaks down', () => {
  it('over an answer fails the case, which is told so', async () => {
    const spec = stateful('walk', {
      sizes: {},
      points: 1,
      runs: 1,
      steps: () => [
        { call: 'f', title: 'first', args: () => [1] },
        {
          call: 'f',
          title: 'second',
          args: () => {
            throw new RangeError('Array buffer allocation failed');
          },
        },
      ],
    });
    const { outcome } = await playing({ student: () => 2 }).play(spec);
    expect(outcome).toMatchObject({ status: 'failed', points: 0, evidence: { judgeLost: true } });
  });

  it('before any answer, or in another way, is no fault of the code', async () => {
    const failing = (error: Error) =>
      stateful('walk', {
        ...{ sizes: {}, points: 1, runs: 1 },
        steps: () => [
          {
            ...{ call: 'f', title: 'first' },
            args: () => {
              throw error;
            },
          },
        ],
      });
    await expect(playing({ student: () => 2 }).play(failing(new RangeError('no room')))).rejects.toThrow(
      'no room',
    );
    const late = stateful('walk', {
      ...{ sizes: {}, points: 1, runs: 1 },
      steps: () => [
        { call: 'f', title: 'first', args: () => [1] },
        {
          ...{ call: 'f', title: 'second' },
          args: () => {
            throw new TypeError('a slip');
          },
        },
      ],
    });
    await expect(playing({ student: () => 2 }).play(late)).rejects.toThrow('a slip');
  });

  it('fails a case that judges were lost over before, without asking again', async () => {
    let asked = 0;
    const student: PlainFunction = () => {
      asked += 1;
      return 2;
    };
    const { play } = playing({ student, care: { lost: ['one'], conclude: true } });
    expect((await play(literal('one'))).outcome).toMatchObject({
      status: 'failed',
      evidence: { judgeLost: true },
    });
    expect(asked).toBe(0);
    expect((await play(literal('two'))).outcome.status).toBe('passed');
  });

  it('tells what it is at, where a judge was lost before', async () => {
    const { play, aims } = playing({ student: () => 2, care: { lost: [], conclude: true } });
    await play(literal('one'));
    expect(aims[0]).toBe('reference');
    expect(aims).toContain('answer');
  });
});

describe('a case as a witness', () => {
  it('says what it saw and earns nothing', async () => {
    const { run } = playing({ student: () => 9 });
    const [plan] = planCases([literal('one')]);
    if (!plan) throw new Error('There is no case.');
    const seen = await playAsWitness(run, { planned: { plan, spec: literal('one') }, seed: 1 });
    expect(seen).toMatchObject({ status: 'failed', observations: [{ calls: ['f'] }] });
    expect(seen).not.toHaveProperty('points');
  });
});
