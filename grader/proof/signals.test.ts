import { describe, expect, it } from 'vitest';
import type { CaseOutcome, Report } from '../protocol.ts';
import { alikeProofs, figuresOf, nearTolerance, noiseProofs, signalProofs, signalsOf } from './signals.ts';
import { evidence, failedBy, offBy, outcome, report } from './testing/told-reports.ts';

const { POSITIVE_INFINITY: inf } = Number;
const reportsOf = (cases: Record<string, readonly CaseOutcome[]>): Map<string, Report> =>
  new Map(Object.entries(cases).map(([name, all]) => [name, report(all)]));
const failed = (id: string, reason: string, told: Partial<CaseOutcome> = {}) =>
  outcome(id, { status: 'failed', evidence: evidence({ reason }), ...told });
const hint = (misconception: string) => ({ misconception, title: misconception, hint: '?' });

describe('two misconceptions', () => {
  const pairs = (cases: Record<string, readonly CaseOutcome[]>) =>
    alikeProofs(reportsOf(cases)).map(({ subject }) => subject);

  it.each<[string, readonly CaseOutcome[], readonly CaseOutcome[], boolean]>([
    ['fail in one way', [failed('a', 'Off.')], [failed('a', 'Off.')], true],
    ['fail in two ways', [failed('a', 'Off.')], [failed('a', 'Other.')], false],
    ['fail two cases', [failed('a', 'Off.'), outcome('b')], [outcome('a'), failed('b', 'Off.')], false],
    [
      'fail one, and one of them another',
      [failed('a', 'Off.'), outcome('b')],
      [failed('a', 'Off.'), failed('b', 'Off.')],
      false,
    ],
    ['pass everything', [outcome('a')], [outcome('a')], true],
    [
      'throw the same',
      [outcome('a', { status: 'errored', error: { kind: 'runtime', name: 'E', message: 'x' } })],
      [outcome('a', { status: 'errored', error: { kind: 'runtime', name: 'E', message: 'x' } })],
      true,
    ],
    [
      'throw two things',
      [outcome('a', { status: 'errored', error: { kind: 'runtime', name: 'E', message: 'x' } })],
      [outcome('a', { status: 'errored', error: { kind: 'runtime', name: 'E', message: 'y' } })],
      false,
    ],
    [
      'fail in one way, but one is named',
      [failed('a', 'Off.', { hints: [hint('one')] })],
      [failed('a', 'Off.')],
      false,
    ],
    [
      'fail in one way, and both are taken for a third',
      [failed('a', 'Off.', { hints: [hint('third')] })],
      [failed('a', 'Off.', { hints: [hint('third')] })],
      true,
    ],
    [
      'of which one has fewer cases',
      [failed('a', 'Off.'), failed('b', 'Off.')],
      [failed('a', 'Off.')],
      false,
    ],
  ])('that %s are alike or not: told in either order', (_, one, two, alike) => {
    expect(pairs({ one, two })).toEqual(alike ? ['one two'] : []);
    expect(pairs({ two, one })).toEqual(alike ? ['one two'] : []);
  });

  it('are told pair by pair, whichever proof ended first', () => {
    const all = { c: [failed('a', 'Off.')], a: [failed('a', 'Off.')], b: [failed('a', 'Off.')] };
    const proofs = alikeProofs(reportsOf(all));
    expect(proofs.map(({ id }) => id)).toEqual(['alike/a b', 'alike/a c', 'alike/b c']);
    expect(proofs[0]).toMatchObject({ outcome: 'fails', advice: { kind: 'alike', name: 'a', other: 'b' } });
    expect(alikeProofs(new Map())).toEqual([]);
  });
});

describe('how clearly a misconception is rejected', () => {
  const signal = (...cases: CaseOutcome[]) => {
    const [found] = signalsOf(reportsOf({ m: cases }));
    return found && [found.inTolerances, found.onWebgpu];
  };

  it('is its largest difference on the cases that reject it', () => {
    expect(signal(failedBy('a', 30), failedBy('b', 70), outcome('c'))?.[0]).toBe(70);
    expect(signal(outcome('a'))).toBeUndefined();
  });

  it('is less on WebGPU, whose own tolerances are wider', () => {
    // 1e-5 + 1e-5 · 1 beside 1e-4 + 1e-4 · 1.
    const [here, webgpu] = signal(failedBy('a', 100)) ?? [];
    expect(here).toBe(100);
    expect(webgpu).toBeCloseTo(10);
  });

  it.each<[string, Parameters<typeof offBy>[1], number]>([
    [
      'a tolerance of the author’s own is the same there',
      { toleranceAbsolute: 0.5, toleranceRelative: 0.25 },
      100,
    ],
    [
      'of a part of one, that part',
      { toleranceAbsolute: 0.5, toleranceRelative: 1e-5 },
      100 * (0.50001 / 0.5001),
    ],
    ['the relative part counts by the size of the value', { expectedAtWorst: 1_000 }, 10],
    ['its sign is no matter', { expectedAtWorst: -1_000 }, 10],
    ['what must be exact is exact there too', { toleranceAbsolute: 0, toleranceRelative: 0 }, 100],
  ])('on WebGPU: %s', (_, told, webgpu) => {
    const found = signal(failedBy('a', 0, { evidence: evidence({ difference: offBy(100, told) }) }));
    expect(found?.[1]).toBeCloseTo(webgpu, 6);
  });

  it.each<[string, CaseOutcome]>([
    ['an error', outcome('a', { status: 'errored' })],
    ['a wrong shape', failed('a', 'Shape.')],
    ['NaN', failedBy('a', 1, { evidence: evidence({ difference: offBy(1, { nanCount: 1 }) }) })],
    ['an infinity', failedBy('a', 1, { evidence: evidence({ difference: offBy(1, { infinityCount: 1 }) }) })],
    [
      'an integer',
      failedBy('a', 1, { evidence: evidence({ difference: offBy(1, { maxInTolerances: null }) }) }),
    ],
  ])('is infinite where %s gives it away', (_, told) => {
    expect(signal(told, failedBy('b', 2))).toEqual([inf, inf]);
  });

  it.each<[string, number, number, object | null]>([
    ['far', 500, 50, null],
    ['just far enough', 5, 5, null],
    ['too near here', 4.9, 50, { kind: 'weak-signal', inTolerances: 4.9, least: 5, backend: 'cpu' }],
    [
      'too near on WebGPU alone',
      40,
      4,
      { kind: 'weak-signal', inTolerances: 4, least: 5, backend: 'webgpu' },
    ],
    [
      'too near on both: here it is told',
      3,
      0.3,
      { kind: 'weak-signal', inTolerances: 3, least: 5, backend: 'cpu' },
    ],
  ])('%s', (_, inTolerances, onWebgpu, advice) => {
    const proofs = signalProofs([{ misconception: 'm', inTolerances, onWebgpu }]);
    expect(proofs).toMatchObject([{ id: 'signal/m', outcome: advice === null ? 'holds' : 'fails', advice }]);
  });
});

describe('an input that the machine decides on', () => {
  it.each<[string, CaseOutcome, object[]]>([
    ['is none that is off by twice the tolerance', failedBy('a', 2), []],
    ['is one that is off by less', failedBy('a', 1.9), [{ caseId: 'a', onlyWarns: true }]],
    [
      'fails the proof in an example, which is the same each time',
      failedBy('a', 1.5, { kind: 'example' }),
      [{ caseId: 'a', advice: { kind: 'at-tolerance', inTolerances: 1.5, least: 2 } }],
    ],
    ['is none that passed', outcome('a'), []],
    ['is none that threw', outcome('a', { status: 'errored' }), []],
    ['is none of a wrong shape', failed('a', 'Shape.'), []],
  ])('%s', (_, told, findings) => {
    expect(nearTolerance(report([told]))).toMatchObject(findings);
    expect(nearTolerance(report([told]))).toHaveLength(findings.length);
  });

  it('warns or fails, one of the two', () => {
    expect(nearTolerance(report([failedBy('a', 1.5, { kind: 'example' })]))[0]).not.toHaveProperty(
      'onlyWarns',
    );
  });
});

describe('the figures of a case', () => {
  const cases = [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ];
  it('are its noise, and the misconception that is nearest to right', () => {
    const reports = reportsOf({
      one: [failedBy('a', 30), outcome('b')],
      two: [failedBy('a', 7), outcome('b')],
    });
    const noise = [{ id: 'a', title: 'A', inTolerances: 0.01 }];
    expect(figuresOf(cases, { noise, reports })).toEqual([
      { id: 'a', title: 'A', noise: 0.01, signal: 7 },
      { id: 'b', title: 'B', noise: null, signal: null },
    ]);
  });

  it('are infinite where every misconception is given away', () => {
    const reports = reportsOf({ one: [outcome('a', { status: 'errored' })] });
    expect(figuresOf(cases.slice(0, 1), { noise: [], reports })).toMatchObject([{ signal: inf }]);
  });

  it.each([
    [0, 'holds'],
    [0.2, 'holds'],
    [0.21, 'fails'],
    [inf, 'fails'],
  ])('noise of %d of the tolerance %s', (inTolerances, held) => {
    expect(noiseProofs([{ id: 'a', title: 'A', inTolerances }])).toMatchObject([
      { id: 'noise/a', subject: 'a', outcome: held },
    ]);
  });
});
