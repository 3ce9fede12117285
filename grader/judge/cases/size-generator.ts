/** Random sizes of an input and their shrinking, by fast-check's arbitraries. Values are drawn later (`draw.ts`). */
import * as fc from 'fast-check';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import { JudgeFault } from '../judge-fault.ts';
import { createRandom } from './random.ts';

export type SizeRecord = Readonly<Record<string, number | string | boolean>>;

/** Sizes with the seed of the values drawn for them. Shrinking changes the sizes only. */
export interface GeneratedSizes {
  readonly sizes: SizeRecord;
  readonly valueSeed: number;
  readonly source: fc.Value<SizeRecord>;
}

export interface SizeGenerator {
  /** How many sizes there are to draw, where they are few; null where they are more than {@link COMBINATIONS_MAX}. */
  readonly combinations: number | null;
  /** The sizes of the run'th input, counting from 0; runs are drawn in order. Few sizes all come before one comes again. */
  next(): GeneratedSizes;
  /** Simpler sizes to try, boldest first. */
  shrink(from: GeneratedSizes): Iterable<GeneratedSizes>;
}

/** Where there are no more sizes than these, a run can try them all, and no seed decides which it tries. */
export const COMBINATIONS_MAX = 20;

/** Tries before a `where` counts as impossible; with fewer than 1 in 1,000 passing a case would mostly wait. */
const WHERE_TRIES_MAX = 5_000;

export interface SizeGeneratorOptions {
  readonly sizes: SizeSpec;
  readonly where?: ((sizes: never) => boolean) | undefined;
  readonly seed: number;
  /** Named in the message when `where` lets nothing through. */
  readonly title: string;
}

/** Sizes drawn from `seed`; small and extreme ones come more often in the first runs. */
export function createSizeGenerator({ sizes, where, seed, title }: SizeGeneratorOptions): SizeGenerator {
  const arbitrary = toArbitrary(sizes);
  const allows = (candidate: SizeRecord): boolean => where === undefined || where(candidate as never);
  const random = new fc.Random(new SeededGenerator(seed));
  const combinations = countCombinations(sizes, allows);
  const seen = new Set<string>();
  /** Whether these must wait until others have come. */
  const isEarly = (candidate: SizeRecord): boolean =>
    combinations !== null && seen.size < combinations && seen.has(JSON.stringify(candidate));
  let run = 0;
  return {
    combinations,
    next() {
      // The bias of fast-check's own runner: every second value at first, rarer as runs go on.
      const biasFactor = 2 + Math.floor(Math.log10(++run));
      for (let tries = 0; tries < WHERE_TRIES_MAX; tries++) {
        const source = arbitrary.generate(random, biasFactor);
        if (allows(source.value) && !isEarly(source.value)) {
          if (combinations !== null) seen.add(JSON.stringify(source.value));
          return { sizes: source.value, valueSeed: random.nextInt(0, 0x7fffffff), source };
        }
      }
      throw new JudgeFault(`cases.ts: "${title}": \`where\` let none of ${WHERE_TRIES_MAX} inputs through.`);
    },
    *shrink(from) {
      for (const source of arbitrary.shrink(from.source.value_, from.source.context)) {
        if (allows(source.value)) yield { sizes: source.value, valueSeed: from.valueSeed, source };
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

function toArbitrary(spec: SizeSpec): fc.Arbitrary<SizeRecord> {
  const parts = Object.entries(spec).map(([name, size]) => {
    const part: fc.Arbitrary<number | string | boolean> =
      size.kind === 'choice'
        ? fc.constantFrom<number | string | boolean>(...size.values)
        : // fast-check shrinks towards 0; sizes shrink towards their smallest.
          fc.integer({ min: 0, max: size.max - size.min }).map((above) => size.min + above);
    return [name, part] as const;
  });
  return fc.record(Object.fromEntries(parts), { noNullPrototype: true }) as fc.Arbitrary<SizeRecord>;
}

/** Our generator in the form that fast-check takes. It is never cloned midway, except once at the start. */
class SeededGenerator {
  readonly #seed: number;
  readonly #random: () => number;
  constructor(seed: number) {
    this.#seed = seed;
    this.#random = createRandom(seed);
  }
  next(): number {
    return this.#random() | 0;
  }
  clone(): SeededGenerator {
    return new SeededGenerator(this.#seed);
  }
  getState(): readonly number[] {
    return [this.#seed];
  }
}
