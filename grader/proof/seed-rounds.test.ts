/** Rounds over many seeds: which are played, which count, and what they say. No realm is started. */
import { describe, expect, it } from 'vitest';
import type { CaseOutcome, CaseRound } from '../protocol.ts';
import { measureLuck } from './luck.ts';
import { furtherRounds, outcomesOf, seedFindings } from './over-seeds.ts';
import { evidence, outcome, report, toldWorld } from './testing/told-reports.ts';

const counter = (runsFailed: number, runs: number) => ({
  ...{ sizes: {}, args: [], shrinks: 0, runsFailed, runs },
});
const failed = (id: string, runsFailed: number, runs: number, told: Partial<CaseOutcome> = {}) =>
  outcome(id, {
    ...{ status: 'failed', evidence: evidence({ counterExample: counter(runsFailed, runs) }) },
    ...told,
  });
const OUT_OF_RUN = {
  kind: 'runtime',
  name: 'TimeLimit',
  message: '',
  fact: { code: 'time-limit', of: 'run', begun: false },
} as const;
const cutOff = (id: string) => outcome(id, { status: 'timed-out', error: OUT_OF_RUN });
const roundsOf = (count: number): CaseRound[] =>
  Array.from({ length: count }, (_, seed) => ({ caseId: 'a', seed }));

describe('a seed may decide on a case', () => {
  const open = (told: CaseOutcome, draws = false) =>
    furtherRounds([told], { seedsAsked: 2, draws }).length > 0;
  it.each<[string, CaseOutcome, boolean]>([
    ['that passed', outcome('a'), true],
    ['that failed on few of many inputs', failed('a', 1, 20), true],
    ['that failed on eight of twenty', failed('a', 8, 20), true],
    ['that failed on half of twenty', failed('a', 10, 20), false],
    ['that failed on half of few', failed('a', 2, 4), true],
    ['that failed on all of few', failed('a', 2, 2), false],
    ['that failed without a count', outcome('a', { status: 'failed', evidence: evidence() }), true],
    ['that failed on no input of none', failed('a', 0, 0), true],
    ['that threw', outcome('a', { status: 'errored' }), false],
    ['that was refused', outcome('a', { status: 'refused' }), false],
    ['that never ended', outcome('a', { status: 'timed-out' }), false],
    ['that is a training', outcome('a', { kind: 'training' }), false],
    [
      'that is a law which holds and earns nothing',
      outcome('a', {
        kind: 'invariant',
        status: 'failed',
        evidence: evidence({ withheld: { calls: ['f'] } }),
      }),
      false,
    ],
    ['that is an example', outcome('a', { kind: 'example' }), false],
  ])('%s: %s', (_, told, decides) => {
    expect(open(told)).toBe(decides);
  });

  it('on an example too, of code that draws by itself', () => {
    expect(open(outcome('a', { kind: 'example' }), true)).toBe(true);
  });

  it('seed by seed, each with all of its cases', () => {
    expect(
      furtherRounds([outcome('a'), outcome('t', { kind: 'training' }), outcome('b')], { seedsAsked: 4 }),
    ).toEqual([
      { caseId: 'a', seed: 101 },
      { caseId: 'b', seed: 101 },
      { caseId: 'a', seed: 102 },
      { caseId: 'b', seed: 102 },
    ]);
    expect(furtherRounds([outcome('a')], { seedsAsked: 0 })).toEqual([]);
  });
});

describe('rounds that are played', () => {
  const play = async (
    count: number,
    answer: (rounds: readonly CaseRound[], at: number) => readonly CaseOutcome[],
  ) => {
    const { world, runs } = toldWorld(({ rounds = [] }, at) => report(answer(rounds, at)));
    const seeds: number[] = [];
    for await (const { round } of outcomesOf(world, { solution: 'code', rounds: roundsOf(count) }))
      seeds.push(round.seed);
    return { seeds, sizes: runs.map(({ rounds }) => rounds?.length), runs };
  };
  const all = (rounds: readonly CaseRound[]) => rounds.map(({ caseId }) => outcome(caseId));

  it('go a realm full at a time', async () => {
    const { seeds, sizes, runs } = await play(50, all);
    expect(seeds).toEqual(Array.from({ length: 50 }, (_, seed) => seed));
    expect(sizes).toEqual([24, 24, 2]);
    expect(runs[0]).toMatchObject({ solution: 'code', seed: 0, visibility: 'all' });
    expect((await play(0, all)).sizes).toEqual([]);
  });

  it('are played again where the time of the run cut them off, before the others', async () => {
    const { seeds, sizes } = await play(30, (rounds, at) =>
      at === 0 ? rounds.map(({ caseId }, i) => (i < 20 ? outcome(caseId) : cutOff(caseId))) : all(rounds),
    );
    expect(sizes).toEqual([24, 10]);
    expect(seeds).toEqual(Array.from({ length: 30 }, (_, seed) => seed));
  });

  it('leave out one that fills the time of a run by itself', async () => {
    const { seeds, sizes } = await play(3, (rounds) =>
      rounds.map(({ caseId }, i) =>
        i === 0 && rounds[0]?.seed !== 2 ? cutOff(caseId) : i === 0 ? outcome(caseId) : cutOff(caseId),
      ),
    );
    expect(seeds).toEqual([2]);
    expect(sizes).toEqual([3, 2, 1]);
  });

  it('count where code itself took too long: that is its own time', async () => {
    const own = { ...OUT_OF_RUN, fact: { code: 'time-limit', of: 'case', begun: true } } as const;
    const { seeds } = await play(2, (rounds) =>
      rounds.map(({ caseId }) => outcome(caseId, { status: 'timed-out', error: own })),
    );
    expect(seeds).toEqual([0, 1]);
  });

  it('say nothing of a case that the report lacks', async () => {
    expect((await play(3, (rounds) => all(rounds).slice(0, 2))).seeds).toEqual([0, 1]);
  });
});

describe('points that hang on the seed', () => {
  const first = report(
    [
      outcome('a'),
      failed('b', 1, 20, { evidence: evidence({ reason: 'Off.', counterExample: counter(1, 20) }) }),
    ],
    { seed: 1 },
  );
  const find = async (told: (round: CaseRound) => CaseOutcome, solution = 'code') => {
    const { world, runs } = toldWorld(({ rounds = [] }) => report(rounds.map(told)), { seeds: 10 });
    return { findings: await seedFindings(world, solution, first), runs };
  };
  const asFirst = ({ caseId }: CaseRound) => first.cases.find(({ id }) => id === caseId) ?? outcome(caseId);

  it('are none where every seed gives the same', async () => {
    const { findings, runs } = await find(asFirst);
    expect([findings, runs.flatMap(({ rounds = [] }) => rounds).length]).toEqual([[], 10]);
  });

  it('are told with both seeds and what each says, of the first that differs', async () => {
    const { findings } = await find((round) =>
      round.caseId === 'b' && round.seed >= 103 ? outcome('b') : asFirst(round),
    );
    expect(findings).toEqual([
      {
        caseId: 'b',
        advice: {
          ...{ kind: 'seed-decides', title: 'b' },
          one: { seed: 1, points: 0, why: 'Off.' },
          other: { seed: 103, points: 1, why: '' },
        },
      },
    ]);
  });

  it('are no news of a law that nothing vouches for in these rounds', async () => {
    const law = outcome('a', { status: 'failed', evidence: evidence({ withheld: { calls: ['f'] } }) });
    expect((await find((round) => (round.caseId === 'a' ? law : asFirst(round)))).findings).toEqual([]);
  });

  it.each([
    ['tf.randomUniform([1])', true],
    ['tf.initializers.glorotNormal({})', true],
    ['tf.dropout(x, 0.5)', true],
    ['x.mul(2)', false],
  ])('are looked for in examples where the code has %s: %s', async (solution, looked) => {
    const example = report([outcome('e', { kind: 'example' })], { seed: 1 });
    const { world, runs } = toldWorld(({ rounds = [] }) =>
      report(rounds.map(({ caseId }) => outcome(caseId))),
    );
    await seedFindings(world, solution, example);
    expect(runs.length > 0).toBe(looked);
  });
});

describe('the luck of a mistake', () => {
  const luck = async (cases: readonly CaseOutcome[], told: (round: CaseRound) => CaseOutcome, seeds = 4) => {
    const heard = { planned: -1, rounds: 0 };
    const { world } = toldWorld(({ rounds }) => report(rounds ? rounds.map(told) : cases));
    const [found] = await measureLuck({
      ...{ world, seeds, programs: [{ path: 'misconceptions/m.md', source: 'code' }] },
      onPlanned: (rounds) => {
        heard.planned = rounds;
      },
      onRound: () => {
        heard.rounds += 1;
      },
    });
    return { found, heard };
  };
  const caught = ({ caseId }: CaseRound) => failed(caseId, 1, 20);
  const slips = ({ caseId }: CaseRound) => outcome(caseId);

  it('is none where one case catches it under every seed', async () => {
    const { found, heard } = await luck(
      [outcome('a'), outcome('e', { kind: 'example', status: 'failed' })],
      slips,
    );
    expect(found).toEqual({ path: 'misconceptions/m.md', slipped: 0, tried: 0, surely: ['e'], cases: [] });
    expect(heard).toEqual({ planned: 0, rounds: 0 });
  });

  it('is complete where no case could ever catch it', async () => {
    const { found } = await luck([outcome('e', { kind: 'example' })], slips);
    expect(found).toMatchObject({ slipped: 4, tried: 4, surely: [], cases: [] });
  });

  it('is counted seed by seed: one case that catches it is enough', async () => {
    const told = (round: CaseRound) =>
      (round.caseId === 'a' && round.seed === 10_001) || (round.caseId === 'b' && round.seed <= 10_002)
        ? caught(round)
        : slips(round);
    const { found, heard } = await luck([outcome('a'), failed('b', 1, 20)], told);
    expect(found).toMatchObject({
      ...{ slipped: 2, tried: 4, surely: [] },
      cases: [
        { caseId: 'a', caught: 1 },
        { caseId: 'b', caught: 2 },
      ],
    });
    expect(heard).toEqual({ planned: 8, rounds: 8 });
  });

  it.each<[string, CaseOutcome, boolean]>([
    ['failing on most of many inputs', failed('b', 15, 20), true],
    // A few that all fail are no proof that all would.
    ['failing on both of two', failed('b', 2, 2), false],
    ['throwing', outcome('b', { status: 'errored' }), true],
    ['a training that it fails', outcome('b', { kind: 'training', status: 'failed' }), true],
    [
      'a law that earns nothing',
      outcome('b', {
        kind: 'invariant',
        status: 'failed',
        evidence: evidence({ withheld: { calls: ['f'] } }),
      }),
      false,
    ],
  ])('is none by %s: %s', async (_, told, surely) => {
    const { found } = await luck([outcome('a'), told], slips);
    expect(found?.surely).toEqual(surely ? ['b'] : []);
  });

  it('counts no seed under which a case could not end, unless another caught it', async () => {
    const told = (round: CaseRound) =>
      round.caseId === 'b' && round.seed > 10_002
        ? cutOff('b')
        : round.caseId === 'a' && round.seed === 10_003
          ? caught(round)
          : slips(round);
    const { found } = await luck([outcome('a'), outcome('b')], told);
    expect(found).toMatchObject({ tried: 3, slipped: 2 });
  });
});
