/**
 * Which sizes to draw next, so that what a mistake needs comes up under every seed. Most mistakes show for one value of
 * a size or for two values together (a stride above 1 with padding, an odd size with an even one): the inputs of a case
 * cover such pairs as far as their number allows, whatever the seed. Kuhn, Wallace and Gallo, *Software Fault
 * Interactions and Implications for Software Testing*, IEEE TSE 2004, count how many faults pairs find.
 */
import type { SizeSpec } from '#grader/exercise/sizes.ts';

export type SizeRecord = Readonly<Record<string, number | string | boolean>>;

/** Each value of a range this long stands for itself; longer ranges are cut into parts. */
const VALUES_APART_MAX = 6;
/** A value that has not come up at all weighs more than all new pairs of a case. */
const VALUE_WEIGHT = 1_000;

export interface SizeCoverage {
  /** Values of one size that have not come up: of a long range, its ends. */
  missing(name: string): readonly SizeRecord[string][];
  /** How much of what has not come up yet these sizes bring. */
  gain(sizes: SizeRecord): number;
  add(sizes: SizeRecord): void;
}

export function createSizeCoverage(spec: SizeSpec): SizeCoverage {
  const names = Object.keys(spec);
  const covered = new Set<string>();
  const values = (sizes: SizeRecord): string[] =>
    names.map((name) => `${name}:${partOf(spec[name], sizes[name])}`);
  function* newPairs(of: readonly string[]): Generator<string> {
    for (const [i, one] of of.entries()) {
      for (const other of of.slice(i + 1)) {
        const pair = `${one}|${other}`;
        if (!covered.has(pair)) yield pair;
      }
    }
  }
  return {
    missing: (name) =>
      targetsOf(spec[name]).filter((value) => !covered.has(`${name}:${partOf(spec[name], value)}`)),
    gain(sizes) {
      const own = values(sizes);
      const newValues = own.filter((value) => !covered.has(value)).length;
      return newValues * VALUE_WEIGHT + Array.from(newPairs(own)).length;
    },
    add(sizes) {
      const own = values(sizes);
      for (const pair of Array.from(newPairs(own))) covered.add(pair);
      for (const value of own) covered.add(value);
    },
  };
}

/** Values that are taken for alike: of a long range the ends, and between them thirds, odd and even apart. */
function partOf(size: SizeSpec[string] | undefined, value: SizeRecord[string] | undefined): string {
  if (size?.kind !== 'integer' || typeof value !== 'number') return String(value);
  const { min, max } = size;
  if (max - min < VALUES_APART_MAX || value === min || value === max) return String(value);
  const third = Math.floor((3 * (value - min)) / (max - min + 1));
  return `${third}${value % 2 === 0 ? 'even' : 'odd'}`;
}

function targetsOf(size: SizeSpec[string] | undefined): readonly SizeRecord[string][] {
  if (size === undefined) return [];
  if (size.kind === 'choice') return size.values;
  const { min, max } = size;
  if (max - min >= VALUES_APART_MAX) return [min, max];
  return Array.from({ length: max - min + 1 }, (_, i) => min + i);
}
