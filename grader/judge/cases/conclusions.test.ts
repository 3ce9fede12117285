/** What a run concludes, without realms: whom it asks again, when, and whom it then believes. */
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import type { Misconception } from '../explain/misconceptions.ts';
import type { CaseResult } from './case-world.ts';
import { type Observation, replayOf } from './observation.ts';
import { type ConcludedRun, createConclusions } from './settle-run.ts';
import { type PlainFunction, type PlainSide, plainModule, plainWorld } from './testing/plain-world.ts';

const tolerance = { absolute: 1e-3, relative: 0 };
const X = tensor([1, -2, 3.5, 4, 0.5, -6]);
const times = (factor: number) => ({ ...X, data: X.data.map((value) => value * factor) });
const STATELESS = 'export const f = (x) => x;';
const STATEFUL = 'let kept = 0; export const f = (x) => x;';

const seen = (actual: Value, more: Partial<Observation> = {}): Observation => ({
  ...{ calls: ['f'], args: [X], input: 'drawn', shown: true, tolerance },
  actual: [actual],
  expected: async () => [X],
  replay: replayOf([{ call: 'f', args: [X], mode: { kind: 'plain' } }]),
  ...more,
});
const failed = (...observations: Observation[]): CaseResult => ({ status: 'failed', observations });
const passed = (...observations: Observation[]): CaseResult => ({ status: 'passed', observations });

const mistake = (name: string, side: PlainSide): Misconception => ({
  ...{ name, title: name, hint: '?' },
  forms: () => [plainModule(side)],
});
const doubles = mistake('doubles', { f: () => times(2) });

interface Setting {
  readonly student?: PlainFunction;
  readonly solution?: string;
  readonly misconceptions?: readonly Misconception[];
  readonly stopped?: () => boolean;
}
function conclude({
  student = () => times(2),
  solution = STATELESS,
  misconceptions = [],
  stopped,
}: Setting = {}) {
  const { session, asked } = plainWorld({ reference: {}, student: { f: student } });
  const log: string[] = [];
  const run: ConcludedRun = {
    exercise: {
      misconceptions: () => {
        log.push('misconceptions');
        return misconceptions;
      },
    },
    session: {
      ...session,
      restart: async () => {
        log.push('restart');
        return { kind: 'loaded', exports: ['f'] };
      },
    },
    recorder: { pause: () => log.push('pause') },
    solution,
    slowness: 1,
    stopped: stopped ?? (() => false),
  };
  return { log, asked, conclusions: createConclusions<string>(run) };
}
const nobody = async (): Promise<readonly CaseResult[]> => [];
const names = (hints: ReadonlyMap<string, readonly { misconception: string }[]>) =>
  Object.fromEntries([...hints].map(([id, all]) => [id, all.map(({ misconception }) => misconception)]));

describe('asking again', () => {
  it('asks for what is shown of cases that failed, once, where nobody hears it', async () => {
    const { log, asked, conclusions } = conclude();
    conclusions.add('a', failed(seen(times(2)), seen(times(2), { shown: false })));
    conclusions.add('b', passed(seen(X, { shown: false })));
    await conclusions.askAgain();
    expect([asked, log]).toEqual([['f'], ['pause']]);
    await conclusions.askAgain();
    expect(asked).toEqual(['f']);
    conclusions.add('c', failed(seen(times(2))));
    await conclusions.askAgain();
    expect(asked).toEqual(['f', 'f']);
  });

  it('asks nothing where nothing failed, and nothing of a run that was stopped', async () => {
    const { log, asked, conclusions } = conclude();
    conclusions.add('a', passed(seen(X, { shown: false })));
    conclusions.add('b', { status: 'timed-out' });
    await conclusions.askAgain();
    expect([asked, log]).toEqual([[], []]);
    const stopped = conclude({ stopped: () => true });
    stopped.conclusions.add('a', failed(seen(times(2))));
    await stopped.conclusions.askAgain();
    expect(stopped.asked).toEqual([]);
  });

  it('takes a fresh realm only for code that has a place to keep something', async () => {
    const plain = conclude({ solution: STATELESS });
    plain.conclusions.add('a', failed(seen(times(2))));
    await plain.conclusions.askAgain();
    expect(plain.log).toEqual(['pause']);
    const keeping = conclude({ solution: STATEFUL });
    keeping.conclusions.add('a', failed(seen(times(2))));
    await keeping.conclusions.askAgain();
    expect(keeping.log).toEqual(['pause', 'restart']);
  });
});

describe('hints of a run', () => {
  it('say that something is kept where the second answer is another, of that case alone', async () => {
    let calls = 0;
    const { log, conclusions } = conclude({
      student: () => {
        calls += 1;
        return times(calls);
      },
      misconceptions: [doubles],
    });
    conclusions.add('a', failed(seen(times(2))));
    conclusions.add('b', failed(seen(times(2), { shown: false })));
    await conclusions.askAgain();
    expect(names(await conclusions.hints(nobody))).toEqual({ a: ['_kept-between-calls'], b: [] });
    // What else it could be is not worth a look.
    expect(log).not.toContain('misconceptions');
  });

  it('name a mistake that fits all that was seen', async () => {
    const { conclusions } = conclude({ misconceptions: [doubles] });
    conclusions.add('a', failed(seen(times(2))));
    conclusions.add('b', passed());
    await conclusions.askAgain();
    expect(names(await conclusions.hints(nobody))).toEqual({ a: ['doubles'], b: [] });
  });

  it('hang on the cases that were left out, which are asked only where a mistake would be named', async () => {
    let asked = 0;
    const contradicting = async () => {
      asked += 1;
      return [failed(seen(times(5), { shown: false }))];
    };
    const naming = conclude({ misconceptions: [doubles] });
    naming.conclusions.add('a', failed(seen(times(2))));
    expect(names(await naming.conclusions.hints(contradicting))).toEqual({ a: [] });
    expect([asked, naming.log]).toEqual([1, ['misconceptions', 'pause', 'misconceptions']]);
    const silent = conclude({ misconceptions: [mistake('triples', { f: () => times(3) })] });
    silent.conclusions.add('a', failed(seen(times(2))));
    expect(names(await silent.conclusions.hints(contradicting))).toEqual({ a: [] });
    expect(asked).toBe(1);
  });

  it('are none of a run without cases', async () => {
    expect(names(await conclude({ misconceptions: [doubles] }).conclusions.hints(nobody))).toEqual({});
  });
});
