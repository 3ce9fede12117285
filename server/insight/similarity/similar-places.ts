import type { FingerprintIndex, TokenizedFile } from '@dodona/dolos-core';
import type { ComparedProgram } from './compared-program.ts';
import type { SimilarPlace } from './similarity-findings.ts';

/** More marks than that, and nobody sees what is marked. */
const PLACES_MAX = 40;

interface ComparedPair {
  readonly leftFile: TokenizedFile;
  readonly rightFile: TokenizedFile;
  readonly left: ComparedProgram;
  readonly right: ComparedProgram;
}

/** Numbers of tokens, both ends included. */
type Run = readonly [leftFrom: number, leftTo: number, rightFrom: number, rightTo: number];

/** Where two programs say the same, in the lines of each; what is given and what is common is not marked. */
export function placesOf(index: FingerprintIndex, pair: ComparedPair): readonly SimilarPlace[] {
  const { leftFile, rightFile, left, right } = pair;
  const runs = leftFile === rightFile ? ownRuns(index, leftFile) : sharedRuns(index, pair);
  const lineOf = ({ code }: ComparedProgram, token: number) => code.lines[token] ?? 1;
  const places = runs.map(
    ([a, b, c, d]): SimilarPlace => [lineOf(left, a), lineOf(left, b), lineOf(right, c), lineOf(right, d)],
  );
  return longest(places).toSorted((a, b) => a[0] - b[0] || a[2] - b[2]);
}

function sharedRuns(index: FingerprintIndex, { leftFile, rightFile }: ComparedPair): readonly Run[] {
  const fragments = index.getPair(leftFile, rightFile).buildFragments();
  return fragments.map(
    ({ leftSelection: a, rightSelection: b }): Run => [a.startRow, a.endRow, b.startRow, b.endRow],
  );
}

/** All that a program has of its own: in a copy the same tokens, in other lines. */
function ownRuns(index: FingerprintIndex, file: TokenizedFile): readonly Run[] {
  const own = [...(index.entries().find((entry) => entry.file === file)?.shared ?? [])];
  const ranges = own
    .flatMap((fingerprint) => fingerprint.occurrencesOf(file))
    .map(({ side }) => [side.start, side.stop] as const)
    .toSorted((a, b) => a[0] - b[0]);
  const runs: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = runs.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else runs.push([from, to]);
  }
  return runs.map(([from, to]): Run => [from, to, from, to]);
}

/** A line that both repeat is found at each of its places: it is marked where most round it is the same. */
function longest(places: readonly SimilarPlace[]): readonly SimilarPlace[] {
  const chosen: SimilarPlace[] = [];
  for (const place of places.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))) {
    if (chosen.length === PLACES_MAX) break;
    if (!chosen.some((other) => isInside(place, other))) chosen.push(place);
  }
  return chosen;
}

function isInside(place: SimilarPlace, other: SimilarPlace): boolean {
  const isLeft = place[0] >= other[0] && place[1] <= other[1];
  return isLeft || (place[2] >= other[2] && place[3] <= other[3]);
}
