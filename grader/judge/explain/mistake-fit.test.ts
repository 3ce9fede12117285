import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { type Observation, replayOf } from '../cases/observation.ts';
import { findFamilyMember } from './family-member.ts';
import { fitOf, isMatch, type Sides } from './mistake-fit.ts';
import { createEffort } from './search-effort.ts';

const RIGHT = tensor([1, 2, 3, 4, 5, 6]);
const DOUBLED = tensor([2, 4, 6, 8, 10, 12]);
const TRIPLED = tensor([3, 6, 9, 12, 15, 18]);
const tolerance = { absolute: 1e-5, relative: 1e-5 };
const fitted = (
  sides: { actual: Value; expected?: Value; mistaken: Value | null },
  more: Partial<Observation> = {},
) =>
  Object.fromEntries(
    fitOf(
      {
        actual: [sides.actual],
        expected: [sides.expected ?? RIGHT],
        mistaken: sides.mistaken === null ? null : [sides.mistaken],
      },
      { tolerance, input: 'drawn', args: [RIGHT], ...more },
    ),
  );

describe('how a mistake fits what was seen', () => {
  it.each<[string, Value, Value | null, string]>([
    ['the student does what it does', DOUBLED, DOUBLED, 'telling'],
    ['it does something else', DOUBLED, TRIPLED, 'against'],
    ['it changes nothing here, and the student is wrong', DOUBLED, RIGHT, 'left'],
    ['it changes nothing here, and the student is right', RIGHT, RIGHT, 'silent'],
    ['it throws', DOUBLED, null, 'against'],
    ['the student broke down and it did not', tensor(Array(6).fill(Number.NaN)), DOUBLED, 'left'],
    [
      'both are NaN, as of many mistakes',
      tensor(Array(6).fill(Number.NaN)),
      tensor(Array(6).fill(Number.NaN)),
      'odd',
    ],
    ['both are zero, as of many mistakes', tensor(Array(6).fill(0)), tensor(Array(6).fill(0)), 'odd'],
  ])('%s', (_, actual, mistaken, expected) => {
    expect(fitted({ actual, mistaken })).toEqual({ '': expected });
  });

  it('is faint where the mistake is hardly off, so that luck would do', () => {
    const nearly = tensor([1.00005, 2, 3, 4, 5, 6]);
    expect(fitted({ actual: nearly, mistaken: nearly })).toEqual({ '': 'faint' });
  });

  it('says little on few or equal numbers, and next to nothing on a shrunken input', () => {
    const [one, two] = [tensor([1]), tensor([2])];
    expect(fitted({ actual: two, expected: one, mistaken: two }, { args: [one] })).toEqual({ '': 'small' });
    expect(fitted({ actual: DOUBLED, mistaken: DOUBLED }, { input: 'shrunk' })).toEqual({ '': 'faint' });
    // What speaks against it speaks against it there too.
    expect(fitted({ actual: DOUBLED, mistaken: TRIPLED }, { input: 'shrunk' })).toEqual({ '': 'against' });
  });

  it('goes part by part, and a part that both have right is silent', () => {
    const sides = {
      actual: { w: DOUBLED, b: [RIGHT, 2] },
      expected: { w: RIGHT, b: [RIGHT, 1] },
      mistaken: { w: DOUBLED, b: [RIGHT, 1] },
    };
    expect(fitted(sides)).toEqual({ w: 'telling', 'b[0]': 'silent', 'b[1]': 'left' });
    // Lists of two lengths are one part.
    expect(fitted({ actual: [RIGHT], expected: [RIGHT, RIGHT], mistaken: [DOUBLED, RIGHT] })).toEqual({
      '': 'against',
    });
  });

  it('of several calls the least favourable counts, but silence does not', () => {
    const sides: Sides = { actual: [RIGHT, DOUBLED], expected: [RIGHT, RIGHT], mistaken: [RIGHT, DOUBLED] };
    const of = (all: Sides) => fitOf(all, { tolerance, input: 'drawn', args: [RIGHT] }).get('');
    expect(of(sides)).toBe('telling');
    expect(of({ ...sides, mistaken: [DOUBLED, DOUBLED] })).toBe('against');
  });

  it('for any numbers, matches only where student and mistake agree and the reference does not', () => {
    const vector = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(vector, vector, vector, (s, x, e) => {
        const [found] = Object.values(
          fitted({ actual: tensor(s), expected: tensor(e), mistaken: tensor(x) }),
        );
        if (isMatch(found)) expect([s, s.join() === e.join()]).toEqual([x, false]);
        else if (found === 'silent') expect([s, x]).toEqual([e, e]);
        else expect(s.join() === x.join() && x.join() !== e.join()).toBe(false);
      }),
    );
  });
});

const withoutEnd = () => createEffort({ stopped: () => false, slowness: 1 });

describe('findFamilyMember', () => {
  /** Multiplies by the constant where the reference multiplies by 1. */
  const member = (constant: number): EntryModule => ({
    exports: ['f'],
    driverExports: [],
    call: async (_name: string, [x]: readonly Value[]) =>
      ({ kind: 'returned', value: Number(x) * constant }) as never,
  });
  const mistake = {
    ...{ name: 'scales', title: 'Scales', hint: 'By what?', forms: () => [member(1)] },
    family: { from: 1e-4, to: 1e4, member },
  };
  const seen = (factor: number, x = 3, more: Partial<Observation> = {}): Observation => ({
    ...{ calls: ['f'], args: [x], input: 'drawn', shown: true, actual: [x * factor], tolerance },
    expected: async () => [x],
    replay: replayOf([{ call: 'f', args: [x], mode: { kind: 'plain' } }]),
    ...more,
  });
  const constantOf = async (observations: readonly Observation[], of = mistake) => {
    const found = await findFamilyMember(of, { shown: observations, effort: withoutEnd() });
    if (found === null) return null;
    const answer = (await found.call('f', [1], { kind: 'plain' })) as { value?: number };
    return answer.value ?? null;
  };

  it('finds the constant that gives the student’s number, over eight powers of ten', async () => {
    for (const factor of [0.0003, 0.1, 0.7, 42, 9_000])
      expect((await constantOf([seen(factor)])) ?? 0).toBeCloseTo(factor, 5);
  });

  it('finds none beyond the family, none of a mistake without one, none where nothing is wrong', async () => {
    expect(await constantOf([seen(1e6)])).toBeNull();
    expect(await constantOf([seen(-2)])).toBeNull();
    const { family: _family, ...plain } = mistake;
    expect(await findFamilyMember(plain, { shown: [seen(2)], effort: withoutEnd() })).toBeNull();
    expect(await constantOf([seen(1)])).toBeNull();
    expect(
      await constantOf([seen(2, 3, { actual: null }), seen(2, 3, { expected: async () => null })]),
    ).toBeNull();
    expect(await constantOf([])).toBeNull();
  });

  it('goes on to the next input where one says nothing, and gives up after four', async () => {
    const silent = seen(1);
    expect(await constantOf([silent, silent, silent, seen(5)])).toBeCloseTo(5, 5);
    expect(await constantOf([silent, silent, silent, silent, seen(5)])).toBeNull();
  });
});
