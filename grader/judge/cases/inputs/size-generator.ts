/** Random sizes of an input, and their shrinking by fast-check's arbitraries. Values are drawn later (`draw.ts`). */
import * as fc from 'fast-check';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import { faultIn } from '../../judge-fault.ts';
import { createRandom, nextBelow } from './random.ts';
import { createSizeCoverage, type SizeRecord } from './size-coverage.ts';

/** Sizes with the seed of the values drawn for them. Shrinking changes the sizes only. */
export interface GeneratedSizes {
  readonly sizes: SizeRecord;
  readonly valueSeed: number;
  /** What fast-check remembers of the way here; of drawn sizes nothing. */
  readonly context: unknown;
}

export interface SizeGenerator {
  /** How many sizes there are to draw, where they are few; null where they are more than {@link COMBINATIONS_MAX}. */
  readonly combinations: number | null;
  /**
   * The sizes of the next input. Few sizes all come before one comes again; of many, the fourth input has those of the
   * third, so that what a solution keeps by shape from one call to the next shows under every seed.
   */
  next(): GeneratedSizes;
  /** Simpler sizes to try, boldest first. */
  shrink(from: GeneratedSizes): Iterable<GeneratedSizes>;
}

/** Where there are no more sizes than these, a run can try them all, and no seed decides which it tries. */
export const COMBINATIONS_MAX = 20;

/** The next sizes are the best of so many that `where` allows. */
const CANDIDATES = 12;
/** This input has the sizes of the one before it and values of its own: what is kept by shape between calls shows. */
const REPEATED_RUN = 4;
/** Tries before a `where` counts as impossible; with fewer than 1 in 1,000 passing a case would mostly wait. */
const WHERE_TRIES_MAX = 5_000;

export interface SizeGeneratorOptions {
  readonly sizes: SizeSpec;
  readonly where?: ((sizes: never) => boolean) | undefined;
  readonly seed: number;
  /** Named in the message when `where` lets nothing through. */
  readonly title: string;
}

/**
 * Sizes drawn from `seed`; small and extreme ones come more often in the first runs, and each brings what those before
 * it lack ({@link createSizeCoverage}).
 */
export function createSizeGenerator({ sizes, where, seed, title }: SizeGeneratorOptions): SizeGenerator {
  const arbitrary = toArbitrary(sizes);
  const allows = (candidate: SizeRecord): boolean => where === undefined || where(candidate as never);
  const random = createRandom(seed);
  const below = (count: number): number => nextBelow(random, count);
  const coverage = createSizeCoverage(sizes);
  const combinations = countCombinations(sizes, allows);
  const seen = new Set<string>();
  /** Whether these must wait until others have come. */
  const isEarly = (candidate: SizeRecord): boolean =>
    combinations !== null && seen.size < combinations && seen.has(JSON.stringify(candidate));
  let run = 0;
  let latest: SizeRecord | undefined;
  function* candidates(): Generator<SizeRecord> {
    // The bias of fast-check's own runner: every second value at first, rarer as runs go on.
    const extremeOneIn = 2 + Math.floor(Math.log10(run));
    let found = 0;
    for (let tries = 0; tries < WHERE_TRIES_MAX && found < CANDIDATES; tries++) {
      // Every third one takes whatever value has not come up yet.
      const wanted = tries % 3 === 0 ? coverage.missing : () => [];
      const candidate = drawSizes(sizes, { below, extremeOneIn, wanted });
      if (!allows(candidate) || isEarly(candidate)) continue;
      found++;
      yield candidate;
    }
  }
  return {
    combinations,
    next() {
      run++;
      if (combinations === null && run === REPEATED_RUN && latest !== undefined) {
        return { sizes: latest, valueSeed: below(2 ** 31), context: undefined };
      }
      let best: { readonly sizes: SizeRecord; readonly gain: number } | undefined;
      for (const candidate of candidates()) {
        const gain = coverage.gain(candidate);
        if (best === undefined || gain > best.gain) best = { sizes: candidate, gain };
      }
      if (best === undefined) {
        throw faultIn('cases.ts', `"${title}": \`where\` let none of ${WHERE_TRIES_MAX} inputs through.`);
      }
      coverage.add(best.sizes);
      latest = best.sizes;
      if (combinations !== null) seen.add(JSON.stringify(best.sizes));
      return { sizes: best.sizes, valueSeed: below(2 ** 31), context: undefined };
    },
    *shrink(from) {
      for (const { value, context } of arbitrary.shrink(from.sizes, from.context)) {
        if (allows(value)) yield { sizes: value, valueSeed: from.valueSeed, context };
      }
    },
  };
}

function countCombinations(spec: SizeSpec, allows: (candidate: SizeRecord) => boolean): number | null {
  const total = Object.values(spec).reduce((product, size) => product * countOf(size), 1);
  return total <= COMBINATIONS_MAX ? combinationsOf(Object.entries(spec)).filter(allows).length : null;
}

function countOf(size: SizeSpec[string]): number {
  return size.kind === 'choice' ? size.values.length : size.max - size.min + 1;
}

function combinationsOf([first, ...others]: readonly (readonly [string, SizeSpec[string]])[]): SizeRecord[] {
  if (first === undefined) return [{}];
  const [name, size] = first;
  const values =
    size.kind === 'choice' ? size.values : Array.from({ length: countOf(size) }, (_, i) => size.min + i);
  return combinationsOf(others).flatMap((rest) => values.map((value) => ({ [name]: value, ...rest })));
}

interface SizeDice {
  /** A whole number from 0, less than `count`. */
  below(count: number): number;
  readonly extremeOneIn: number;
  /** If there are any, one of these is taken. */
  wanted(name: string): readonly SizeRecord[string][];
}

/** Drawn by hand: fast-check's way of drawing takes longer than all else that the judge does for a small case. */
function drawSizes(spec: SizeSpec, { below, extremeOneIn, wanted }: SizeDice): SizeRecord {
  const oneOf = <T>(values: readonly T[]): T | undefined => values[below(values.length)];
  const drawn: Record<string, SizeRecord[string]> = {};
  for (const [name, size] of Object.entries(spec)) {
    const missing = wanted(name);
    const { min, max } = size.kind === 'integer' ? size : { min: 0, max: 0 };
    if (missing.length > 0) drawn[name] = oneOf(missing) ?? min;
    else if (size.kind === 'choice') drawn[name] = oneOf<SizeRecord[string]>(size.values) ?? min;
    else if (below(extremeOneIn) > 0) drawn[name] = min + below(max - min + 1);
    else drawn[name] = oneOf([min, Math.min(min + 1, max), max]) ?? min;
  }
  return drawn;
}

/** For shrinking. */
function toArbitrary(spec: SizeSpec): fc.Arbitrary<SizeRecord> {
  const parts = Object.entries(spec).map(([name, size]) => {
    const part: fc.Arbitrary<number | string | boolean> =
      size.kind === 'choice'
        ? fc.constantFrom<number | string | boolean>(...size.values)
        : // fast-check shrinks towards 0; sizes shrink towards their smallest.
          fc.integer({ min: 0, max: size.max - size.min }).map(
            (above) => size.min + above,
            (value) => Number(value) - size.min,
          );
    return [name, part] as const;
  });
  return fc.record(Object.fromEntries(parts), { noNullPrototype: true }) as fc.Arbitrary<SizeRecord>;
}
