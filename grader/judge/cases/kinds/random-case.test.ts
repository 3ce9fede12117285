import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelsAtMost, noLeak } from '#grader/exercise/cost-spec.ts';
import { integer, oneOf } from '#grader/exercise/sizes.ts';
import { isJudgeFault } from '../../judge-fault.ts';
import { type InputRecipe, shrinkInput } from '../inputs/shrink.ts';
import { createSizeGenerator } from '../inputs/size-generator.ts';
import { smallestSizes } from '../inputs/smallest-sizes.ts';
import { drawnRecipes, type RandomTrial, runsOf, timeToExplain, tryAll } from './random-case.ts';

const generatorOf = (sizes: Parameters<typeof createSizeGenerator>[0]['sizes'], seed = 1) =>
  createSizeGenerator({ sizes, seed, title: 'a case' });
const LIMITS = { caseMs: 1_000 } as Parameters<typeof tryAll>[0]['limits'];
/** A clock that has so much left, one value a question. */
const worldWith = (...left: readonly number[]) => {
  let asked = 0;
  const leftOfCaseMs = () => left[Math.min(asked++, left.length - 1)] ?? 0;
  return { limits: LIMITS, session: { clock: { leftOfCaseMs } } } as unknown as Parameters<typeof tryAll>[0];
};

describe('runsOf', () => {
  const few = { combinations: 6 };
  it('draws as many as the case says, twenty where it says nothing', () => {
    expect(runsOf({ title: 't' }, few)).toBe(20);
    expect(runsOf({ title: 't', runs: 3 }, few)).toBe(3);
    expect(runsOf({ title: 't', runs: 3, cost: [noLeak({ points: 1 })] }, few)).toBe(3);
  });

  it('draws every size where kernels are counted, so that no seed decides on the point', () => {
    const cost = [kernelsAtMost({ timesMax: 4, points: 1 })];
    expect([runsOf({ title: 't', runs: 3, cost }, few), runsOf({ title: 't', cost }, few)]).toEqual([6, 20]);
  });

  it.each([
    ['no run', { title: 'mine', runs: 0 }, 'expected an integer of at least 1'],
    ['half a run', { title: 'mine', runs: 2.5 }, 'expected an integer of at least 1'],
    ['too many sizes', { title: 'mine', cost: [kernelsAtMost({ timesMax: 4, points: 1 })] }, 'with `oneOf`'],
  ])('%s is the author’s to mend, by the name of the case', (_, spec, words) => {
    try {
      runsOf(spec, { combinations: null });
      expect.unreachable();
    } catch (error) {
      expect([isJudgeFault(error), String(error)]).toEqual([true, expect.stringContaining(words)]);
      expect(String(error)).toContain('"mine"');
    }
  });
});

describe('drawnRecipes', () => {
  const sizes = { n: integer(1, 30) };
  const drawn = (runs: number, moved: (recipe: InputRecipe) => number) => {
    let latest: InputRecipe | null = null;
    const all: InputRecipe[] = [];
    for (const recipe of drawnRecipes(generatorOf(sizes), runs, () => (latest ? moved(latest) : 0))) {
      latest = recipe;
      all.push(recipe);
    }
    return all;
  };
  const turnedAt = (all: readonly InputRecipe[]) => all.findIndex(({ turned }) => turned);

  it('turns the first input that is large enough, right after it, and no other', () => {
    const all = drawn(8, ({ sizes: { sizes: of } }) => Number(of.n));
    const at = turnedAt(all);
    expect(all).toHaveLength(9);
    expect(all[at]).toEqual({ ...all[at - 1], turned: true });
    expect(Number(all[at]?.sizes.sizes.n)).toBeGreaterThanOrEqual(12);
    expect(all.slice(0, at - 1).every(({ sizes: { sizes: of } }) => Number(of.n) < 12)).toBe(true);
    expect(all.filter(({ turned }) => turned)).toHaveLength(1);
  });

  it('else turns the largest at the end, after itself', () => {
    const all = drawn(6, ({ sizes: { sizes: of } }) => Math.min(Number(of.n), 11));
    const [before, last] = all.slice(-2);
    expect([all.length, before?.turned, last]).toEqual([8, false, { ...before, turned: true }]);
  });

  it('turns nothing where the order of the numbers is no matter', () => {
    expect(drawn(6, () => 0).map(({ turned }) => turned)).toEqual(Array(6).fill(false));
  });
});

describe('tryAll', () => {
  type Trial = RandomTrial<string, string>;
  const passed: Trial = { kind: 'passed', trial: 'p' };
  const failing = (way: string, more: { final?: boolean; clear?: boolean } = {}): Trial => ({
    ...{ kind: 'failed', way, final: false, clear: true, failure: way },
    ...more,
  });
  const run = (trials: readonly Trial[], world = worldWith(1_000)) =>
    tryAll(world, trials, (trial) => Promise.resolve(trial));

  it('passes where all do', async () => {
    expect(await run([passed, passed])).toEqual({ kind: 'passed', trials: ['p', 'p'] });
    expect(await run([])).toEqual({ kind: 'passed', trials: [] });
  });

  it('explains the first clear failure, beside those of its way alone', async () => {
    const told = await run([
      failing('faint', { clear: false }),
      failing('a'),
      passed,
      failing('b'),
      failing('a'),
    ]);
    expect(told).toMatchObject({
      first: { way: 'a' },
      drawn: ['a', 'a'],
      passed: ['p'],
      runsFailed: 4,
      runs: 5,
    });
  });

  it('ends at what cannot go on, and explains that before all others', async () => {
    const told = await run([failing('a'), failing('gone', { final: true, clear: false }), failing('a')]);
    expect(told).toMatchObject({ first: { way: 'gone', final: true }, drawn: ['gone'], runs: 2 });
  });

  it('ends when half of the time is gone and a failure is certain, never before one is', async () => {
    const late = worldWith(400);
    expect(await run([passed, passed, passed], late)).toMatchObject({
      kind: 'passed',
      trials: ['p', 'p', 'p'],
    });
    expect(await run([passed, failing('a'), failing('a')], late)).toMatchObject({ runs: 2, runsFailed: 1 });
  });

  it('keeps a quarter of the time from the search for a smaller input', () => {
    const mayGoOn = timeToExplain(worldWith(900, 251, 250));
    expect([mayGoOn(), mayGoOn(), mayGoOn()]).toEqual([true, true, false]);
  });
});

describe('shrinkInput', () => {
  const sizes = { n: integer(1, 64), kind: oneOf('a', 'b') };
  const start = (seed: number) => {
    const generator = generatorOf(sizes, seed);
    const recipe: InputRecipe = { sizes: generator.next(), simplicity: 'drawn', turned: false };
    return { generator, recipe };
  };
  const sizeOf = ({ sizes: { sizes: of } }: InputRecipe) => Number(of.n);

  it('comes to the smallest input that still fails, under any seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 64 }), async (seed, least) => {
        const { generator, recipe } = start(seed);
        fc.pre(sizeOf(recipe) >= least);
        const found = await shrinkInput({
          ...{ generator, from: recipe, failure: 'as drawn', mayGoOn: () => true },
          tryRecipe: async (tried) => (sizeOf(tried) >= least ? `fails at ${sizeOf(tried)}` : null),
        });
        expect(sizeOf(found.recipe)).toBe(least);
        expect(found.shrinks > 0).toBe(found.failure !== 'as drawn');
      }),
      { numRuns: 50 },
    );
  });

  it('gives the input as it was drawn where nothing smaller or plainer fails, and where no time is left', async () => {
    const { generator, recipe } = start(3);
    const search = { generator, from: recipe, failure: 'f' };
    const never = await shrinkInput({ ...search, mayGoOn: () => true, tryRecipe: async () => null });
    expect(never).toEqual({ recipe, failure: 'f', shrinks: 0 });
    let tried = 0;
    const late = await shrinkInput({
      ...{ ...search, mayGoOn: () => false },
      tryRecipe: async () => {
        tried += 1;
        return 'smaller';
      },
    });
    expect([late, tried]).toEqual([never, 0]);
  });

  it('draws smaller sizes anew a few times, since few values may be right by luck', async () => {
    const { generator, recipe } = start(5);
    const seeds = new Map<number, Set<number>>();
    await shrinkInput({
      ...{ generator, from: recipe, failure: 'f', mayGoOn: () => true },
      tryRecipe: async (tried) => {
        const of = seeds.get(sizeOf(tried)) ?? new Set();
        seeds.set(sizeOf(tried), of.add(tried.sizes.valueSeed));
        return null;
      },
    });
    expect([...seeds.values()].every((of) => of.size >= 6)).toBe(true);
  });

  it('small sizes are found ahead of time, the smallest first, each once, and as `where` allows', () => {
    const where = ({ n }: { n: number }) => n % 3 === 0;
    const generator = createSizeGenerator({
      sizes: { n: integer(1, 60) },
      where: where as never,
      seed: 2,
      title: 't',
    });
    const from = [generator.next(), generator.next()];
    const found = smallestSizes(generator, from).map(({ sizes: of }) => Number(of.n));
    expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
    expect([found.length > 0, found.length <= 12, found.every((n) => n % 3 === 0)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(smallestSizes({ shrink: () => [] }, [])).toEqual([]);
  });
});
