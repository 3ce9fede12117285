/** The small end of a size spec, found by shrinking with nothing to fail: for counter-examples chosen ahead of time. */
import type { SizeRecord } from './size-coverage.ts';
import type { GeneratedSizes, SizeGenerator } from './size-generator.ts';

/** Different small sizes kept. */
const KEPT_MAX = 12;
/** Sizes expanded, at most: a dozen dimensions reach their smallest within this. */
const LOOKED_AT_MAX = 150;

/** Up to a dozen small sizes that `where` lets through, the smallest first. Deterministic. */
export function smallestSizes(
  generator: Pick<SizeGenerator, 'shrink'>,
  from: readonly GeneratedSizes[],
): GeneratedSizes[] {
  const known = new Map<string, GeneratedSizes>();
  const open: GeneratedSizes[] = [];
  const meet = (found: GeneratedSizes): void => {
    const name = JSON.stringify(found.sizes);
    if (known.has(name)) return;
    known.set(name, found);
    open.push(found);
  };
  for (const start of from) meet(start);
  for (let looked = 0; looked < LOOKED_AT_MAX && open.length > 0; looked++) {
    const next = open.splice(indexOfSmallest(open), 1)[0];
    if (next) for (const smaller of generator.shrink(next)) meet(smaller);
  }
  return [...known.values()].sort((a, b) => weightOf(a.sizes) - weightOf(b.sizes)).slice(0, KEPT_MAX);
}

function indexOfSmallest(all: readonly GeneratedSizes[]): number {
  return all.reduce(
    (best, one, i) => (weightOf(one.sizes) < weightOf((all[best] ?? one).sizes) ? i : best),
    0,
  );
}

/** A stand-in for the elements of an input: options that are no numbers weigh nothing. */
function weightOf(sizes: SizeRecord): number {
  return Object.values(sizes).reduce<number>(
    (sum, size) => sum + (typeof size === 'number' ? Math.abs(size) : 0),
    0,
  );
}
