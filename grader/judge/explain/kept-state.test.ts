import { describe, expect, it } from 'vitest';
import type { Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { type Answerer, type Observation, replayOf } from '../cases/observation.ts';
import { findKeptState } from './kept-state.ts';
import { createEffort } from './search-effort.ts';
import { findSuspects, type ObservedCase } from './suspects.ts';

const tolerance = { absolute: 1e-5, relative: 1e-5 };
/** One call of `f` with a list of numbers. */
const seen = (
  input: readonly number[],
  actual: readonly number[] | null,
  more: Partial<Observation> = {},
): Observation => ({
  ...{ calls: ['f'], args: [input], input: 'drawn', shown: true, tolerance },
  actual: actual && [actual],
  expected: async () => [input],
  replay: replayOf([{ call: 'f', args: [input], mode: { kind: 'plain' } }]),
  ...more,
});
const answers =
  (of: (x: readonly number[]) => Value): Answerer =>
  async ({ args }) =>
    ({ kind: 'returned', value: of(args[0] as readonly number[]) }) as never;

describe('what is kept between calls', () => {
  const doubled = seen([1, 2], [2, 4]);
  const kept = async (again: Answerer, afresh: (() => Promise<Answerer>) | null = null, shown = [doubled]) =>
    [...(await findKeptState(shown, { again, afresh }))].length;
  const twice = answers((x) => x.map((value) => 2 * value));

  it('is found where the same question gets another answer, and not where it gets the same', async () => {
    expect(await kept(twice)).toBe(0);
    expect(await kept(answers((x) => x.map((value) => 3 * value)))).toBe(1);
    // Also where there is more or less in the answer than before.
    expect(await kept(answers((x) => [...x.map((value) => 2 * value), 0]))).toBe(1);
    expect(await kept(answers(() => ({ more: 1 })))).toBe(1);
  });

  it('is found by the first call of a fresh realm where asking again changes nothing', async () => {
    let realms = 0;
    const afresh = async () => {
      realms += 1;
      return answers((x) => x);
    };
    expect([await kept(twice, afresh), realms]).toEqual([1, 1]);
    // A realm takes a second to start: two are enough.
    expect([await kept(twice, afresh, [doubled, { ...doubled }, { ...doubled }]), realms]).toEqual([2, 3]);
  });

  it('code that threw and answers now keeps something; a realm that is gone says nothing', async () => {
    const threw: Answerer = async () => ({ kind: 'threw' });
    expect(await kept(twice, null, [seen([1], null)])).toBe(1);
    expect(await kept(threw, null, [seen([1], null)])).toBe(0);
    expect(await kept(threw)).toBe(1);
    expect(await kept(async () => ({ kind: 'ended' }))).toBe(0);
  });
});

describe('suspects', () => {
  const module = (of: (x: readonly number[]) => Value): EntryModule => ({
    ...{ exports: ['f'], driverExports: [] },
    call: async (_name, args) => (await answers(of)({ call: 'f', args, mode: { kind: 'plain' } })) as never,
  });
  const mistake = (name: string, ...forms: ((x: readonly number[]) => Value)[]) => ({
    ...{ name, title: name, hint: '?' },
    forms: () => forms.map(module),
  });
  const LONG = [1, 2, 3, 4, 5, 6];
  const [double, negate, triple] = [2, -1, 3].map(
    (factor) => (x: readonly number[]) => x.map((v) => factor * v),
  );
  if (!double || !negate || !triple) throw new Error('unreachable');
  const failing = (...observations: Observation[]): ObservedCase => ({ passed: false, observations });
  const named = async (cases: readonly ObservedCase[], stopped = () => false) => {
    const known = [mistake('doubles', double), mistake('negates', negate), mistake('either', triple, double)];
    const effort = createEffort({ stopped, slowness: 1 });
    return (await findSuspects(known, cases, effort)).map(({ misconception }) => misconception.name);
  };

  it('are the mistakes that do what the code does, in any of their forms', async () => {
    expect(await named([failing(seen(LONG, double(LONG)))])).toEqual(['doubles', 'either']);
    expect(await named([failing(seen(LONG, negate(LONG)))])).toEqual(['negates']);
    expect(
      await named([
        failing(
          seen(
            LONG,
            LONG.map((v) => v + 7),
          ),
        ),
      ]),
    ).toEqual([]);
  });

  it('are none where nothing is shown, nothing failed, or nothing came back', async () => {
    expect(await named([])).toEqual([]);
    expect(await named([{ passed: true, observations: [seen(LONG, double(LONG))] }])).toEqual([]);
    expect(await named([failing(seen(LONG, double(LONG), { shown: false }))])).toEqual([]);
    expect(await named([failing(seen(LONG, null))])).toEqual([]);
  });

  it('are nobody once time is up: what was not looked at could speak against them', async () => {
    let looks = 0;
    const atThird = () => {
      looks += 1;
      return looks >= 3;
    };
    expect(await named([failing(seen(LONG, double(LONG)))], atThird)).toEqual([]);
  });
});
