/** What is said of misconceptions and of stored programs, by the reports that they got. */
import { describe, expect, it } from 'vitest';
import { GraderFault, type HostRun, type ProvingHost } from '../hosts/host.ts';
import type { CaseOutcome, Report, SuggestedCase } from '../protocol.ts';
import { fullMarks } from './full-marks.ts';
import type { Claim } from './proof.ts';
import { hiddenOnly, misconceptionClaims } from './prove-misconception.ts';
import { solutionClaims } from './prove-solutions.ts';
import { failedBy, outcome, plan, report, toldWorld } from './testing/told-reports.ts';

const hint = (misconception: string) => ({ misconception, title: misconception, hint: '?' });
const kindsOf = async (claim: Claim | undefined): Promise<string[]> =>
  ((await claim?.prove()) ?? []).map(({ advice, onlyWarns }) => `${advice.kind}${onlyWarns ? '?' : ''}`);
/** Whatever is asked, the same cases: rounds each get that of their id. */
const answering =
  (cases: readonly CaseOutcome[]) =>
  ({ rounds }: HostRun): Report =>
    report(rounds ? rounds.flatMap(({ caseId }) => cases.filter(({ id }) => id === caseId)) : cases);

describe('a misconception', () => {
  const FILES = { 'misconceptions/m.ts': 'code', 'reference.ts': 'right' };
  const rejected = failedBy('a', 100, { kind: 'example', hints: [hint('m')] });
  const prove = async (cases: readonly CaseOutcome[]) => {
    const mistakes = new Map<string, Report>();
    const { world } = toldWorld(answering(cases), { files: FILES });
    const [claim] = misconceptionClaims(world, mistakes);
    return { kinds: await kindsOf(claim), claim, mistakes };
  };

  it('holds where it is rejected in public, by far, and named', async () => {
    const { kinds, claim, mistakes } = await prove([rejected, outcome('b')]);
    expect([claim?.kind, claim?.subject, kinds]).toEqual(['misconception', 'm', []]);
    expect(mistakes.get('m')).toMatchObject({ points: 1, pointsMax: 2 });
  });

  it.each<[string, readonly CaseOutcome[], string[]]>([
    ['that no case rejects', [outcome('a')], ['full-marks']],
    ['that nobody recognises', [failedBy('a', 100, { kind: 'example' })], ['not-recognised']],
    [
      'that is taken for another',
      [failedBy('a', 100, { kind: 'example', hints: [hint('other')] })],
      ['not-recognised'],
    ],
    [
      'that is named once of twice',
      [
        failedBy('a', 100, { kind: 'example', hints: [hint('other')] }),
        failedBy('b', 100, { hints: [hint('m')] }),
      ],
      [],
    ],
    [
      'that only hidden cases reject',
      [failedBy('a', 100, { visibility: 'hidden', hints: [hint('m')] })],
      ['hidden-only'],
    ],
    [
      'that an example hardly rejects',
      [failedBy('a', 1.5, { kind: 'example', hints: [hint('m')] })],
      ['at-tolerance'],
    ],
    ['that a drawn input hardly rejects', [rejected, failedBy('b', 1.5)], ['at-tolerance?']],
    [
      'that every worked example lets pass',
      [outcome('e', { kind: 'example' }), failedBy('a', 100, { hints: [hint('m')] })],
      ['passes-examples?'],
    ],
    [
      'that only gradients show: no worked example could',
      [outcome('e', { kind: 'example' }), failedBy('a', 100, { kind: 'gradient', hints: [hint('m')] })],
      [],
    ],
    ['of an exercise without worked examples', [failedBy('a', 100, { hints: [hint('m')] })], []],
    [
      'that still earns more than three quarters',
      [{ ...rejected, pointsMax: 1 }, outcome('b', { pointsMax: 4 })],
      ['cheap-mistake?'],
    ],
    ['that earns three quarters', [{ ...rejected, pointsMax: 1 }, outcome('b', { pointsMax: 3 })], []],
  ])('%s', async (_, cases, kinds) => {
    expect((await prove(cases)).kinds).toEqual(kinds);
  });

  it('that is not recognised says for what it was taken, each once, and the error that it made', async () => {
    const error = { kind: 'runtime', name: 'Error', message: 'It threw.' } as const;
    const { claim } = await prove([
      outcome('a', { status: 'errored', error, hints: [hint('x'), hint('y')] }),
      outcome('b', { status: 'errored', error, hints: [hint('x')] }),
    ]);
    expect((await claim?.prove())?.[0]?.advice).toEqual({
      kind: 'not-recognised',
      hints: ['x', 'y'],
      why: 'It threw.',
    });
  });
});

describe('a program that only hidden cases reject', () => {
  const hidden = { visibility: 'hidden', status: 'failed' } as const;
  it.each<[string, readonly CaseOutcome[], readonly string[] | null]>([
    ['is told with their titles', [outcome('a', hidden), outcome('b', hidden), outcome('c')], ['a', 'b']],
    [
      'is none where a public case rejects it too',
      [outcome('a', hidden), outcome('b', { status: 'failed' })],
      null,
    ],
    [
      'is none where a public case without points does',
      [outcome('a', hidden), outcome('b', { status: 'failed', pointsMax: 0 })],
      null,
    ],
    [
      'is told without hidden ones that cost nothing',
      [outcome('a', hidden), outcome('b', { ...hidden, pointsMax: 0 })],
      ['a'],
    ],
    ['is none where none costs anything', [outcome('a', { ...hidden, pointsMax: 0 })], null],
    ['is none where nothing rejects it', [outcome('a')], null],
  ])('%s', (_, cases, titles) => {
    expect(hiddenOnly(report(cases))).toEqual(
      titles === null ? [] : [{ advice: { kind: 'hidden-only', titles } }],
    );
  });
});

describe('full marks for what is wrong', () => {
  const program = { path: 'solutions/wrong-a.ts', source: 'code' };
  const suggesting = (suggestCase: ProvingHost['suggestCase']) => {
    const { world } = toldWorld(() => report([]));
    return fullMarks({ host: { ...world.host, suggestCase }, bundle: world.bundle }, program);
  };
  const suggestion: SuggestedCase = { call: 'f', args: [{ name: 'x', value: 1 }], expected: 2, actual: 3 };

  it('come with an input that would reject it, where one is found', async () => {
    expect(await suggesting(async () => suggestion)).toEqual({
      advice: { kind: 'full-marks', seed: 1, suggestion },
    });
    expect(await suggesting(async () => null)).toEqual({ advice: { kind: 'full-marks', seed: 1 } });
  });

  it('come without one where the search itself does not end; what else goes wrong is no finding', async () => {
    const hangs = async () => Promise.reject(new GraderFault('It took too long.'));
    expect(await suggesting(hangs)).toEqual({ advice: { kind: 'full-marks', seed: 1 } });
    await expect(suggesting(async () => Promise.reject(new Error('a defect')))).rejects.toThrow('a defect');
  });
});

describe('stored programs', () => {
  const claimsOf = (solutions: Record<string, string>, cases: readonly CaseOutcome[], more: object = {}) => {
    const told = toldWorld(answering(cases), { solutions, ...more });
    return { ...told, claims: solutionClaims(told.world) };
  };
  const stored = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [`solutions/${name}.ts`, name]));

  it.each<[string, string[], string[]]>([
    ['none, as of an exercise that has just been made', [], []],
    ['two of each', ['right-a', 'right-b', 'wrong-a', 'wrong-b'], []],
    ['one of a kind', ['right-a', 'wrong-a', 'wrong-b'], ['few-solutions']],
    ['right ones alone', ['right-a', 'right-b'], ['few-solutions']],
  ])('that are %s', async (_, names, kinds) => {
    const { claims } = claimsOf(stored(...names), [outcome('a')]);
    expect(await kindsOf(claims.find(({ subject }) => subject === 'solutions'))).toEqual(kinds);
  });

  it.each(['notes', 'Right-a', 'right', 'right-', 'wrong-A', 'wrong_a', 'right-a.test'])(
    'of the name %s are neither',
    async (name) => {
      const { claims } = claimsOf(stored(name), [outcome('a')]);
      const stray = claims.find(({ subject }) => subject === `solutions/${name}.ts`);
      expect([stray?.kind, await kindsOf(stray)]).toEqual(['solutions', ['stray-solution']]);
    },
  );

  it('are right where every case is full, under every seed that is tried', async () => {
    const prove = async (...cases: CaseOutcome[]) => {
      const { claims } = claimsOf(stored('right-a'), cases);
      return kindsOf(claims.find(({ kind }) => kind === 'right'));
    };
    expect(await prove(outcome('a'), outcome('b'))).toEqual([]);
    expect(
      await prove(outcome('a'), outcome('b', { status: 'failed' }), outcome('c', { points: 0.5 })),
    ).toEqual(['case-missed', 'case-missed']);
  });

  it.each([
    [10, [2]],
    [28, [2, 3]],
  ])('with %i seeds have their trainings run on the seeds %j as well', async (seeds, more) => {
    const cases = [outcome('a'), outcome('t', { kind: 'training' })];
    const trainings = [plan('a'), plan('t', { kind: 'training' })];
    const { claims, runs } = claimsOf(stored('right-a'), cases, { seeds, plan: trainings });
    await claims.find(({ kind }) => kind === 'right')?.prove();
    expect(runs.filter(({ caseIds }) => caseIds?.join() === 't').map(({ seed }) => seed)).toEqual(more);
  });

  it('that are right are not, where a training misses under another seed', async () => {
    const told = toldWorld(
      ({ seed, rounds }) =>
        report(rounds ? [] : [outcome('t', { kind: 'training', status: seed === 3 ? 'failed' : 'passed' })]),
      { solutions: stored('right-a'), seeds: 28, plan: [plan('t', { kind: 'training' })] },
    );
    const found = await solutionClaims(told.world)
      .find(({ kind }) => kind === 'right')
      ?.prove();
    expect(found).toMatchObject([{ caseId: 't', advice: { kind: 'case-missed', missed: { seed: 3 } } }]);
  });

  it.each<[string, readonly CaseOutcome[], string[]]>([
    ['wrong', [failedBy('a', 100)], []],
    ['wrong and earns everything', [outcome('a')], ['full-marks']],
    ['wrong and hidden', [failedBy('a', 100, { visibility: 'hidden' })], ['hidden-only']],
    ['wrong by hardly anything', [failedBy('a', 1.2, { kind: 'example' })], ['at-tolerance']],
  ])('that are %s', async (_, cases, kinds) => {
    const { claims } = claimsOf(stored('wrong-a'), cases);
    expect(await kindsOf(claims.find(({ kind }) => kind === 'wrong'))).toEqual(kinds);
  });
});
