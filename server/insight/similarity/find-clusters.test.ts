import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClusters } from './find-clusters.ts';

const pair = (left: string, right: string, similarity = 0.9) => ({ left, right, similarity, places: [] });
const membersOf = (pairs: Parameters<typeof findClusters>[0]) =>
  findClusters(pairs).map(({ members }) => members.toSorted());

describe('clusters of similar programs', () => {
  it('have everybody who is linked, also over others and where two groups meet at last', () => {
    expect(membersOf([pair('a', 'b'), pair('c', 'd'), pair('e', 'f'), pair('b', 'c')])).toEqual([
      ['a', 'b', 'c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('come with the largest first, of one size the one with the most similar pair', () => {
    const found = findClusters([
      pair('a', 'b', 0.8),
      pair('c', 'd', 0.95),
      pair('e', 'f', 0.81),
      pair('f', 'g', 0.82),
    ]);
    expect(found.map(({ members, pairs }) => [members.length, pairs.length])).toEqual([
      [3, 2],
      [2, 1],
      [2, 1],
    ]);
    expect(found.map(({ pairs }) => Math.max(...pairs.map(({ similarity }) => similarity)))).toEqual([
      ...[0.82, 0.95, 0.8],
    ]);
    expect(findClusters([])).toEqual([]);
  });

  it('part the programs whatever the order of the pairs: each in one, each pair with both of its ends', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const pairs = fc.array(
      fc.tuple(id, id).map(([left, right]) => pair(left, right)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pairs, (all) => {
        const found = findClusters(all);
        const members = found.flatMap((one) => one.members);
        expect(members.toSorted()).toEqual(
          [...new Set(all.flatMap(({ left, right }) => [left, right]))].toSorted(),
        );
        expect(found.flatMap((one) => one.pairs)).toHaveLength(all.length);
        for (const { members: own, pairs: linked } of found)
          for (const { left, right } of linked)
            expect([own.includes(left), own.includes(right)]).toEqual([true, true]);
        const key = (one: readonly (readonly string[])[]) => one.map((ids) => ids.join()).toSorted();
        expect(key(membersOf(all.toReversed()))).toEqual(key(membersOf(all)));
      }),
      { numRuns: 100 },
    );
  });
});
