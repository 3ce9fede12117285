/** From a failing input to the smallest one: first smaller sizes, then plainer values. */

import { SIMPLICITIES, type Simplicity } from './draw.ts';
import { deriveSeed } from './random.ts';
import type { GeneratedSizes, SizeGenerator } from './size-generator.ts';

/** An input by how it was made. */
export interface InputRecipe {
  readonly sizes: GeneratedSizes;
  readonly simplicity: Simplicity;
  /** Its numbers are in reverse order, and it comes right after the same input as drawn. */
  readonly turned: boolean;
}

export interface Shrinking<F> {
  readonly generator: SizeGenerator;
  readonly from: InputRecipe;
  readonly failure: F;
  /** The failure of an input in the same way as the first, null when it passes or fails otherwise. */
  readonly tryRecipe: (recipe: InputRecipe) => Promise<F | null>;
  /** False ends the search: the student's time is used up. */
  readonly mayGoOn: () => boolean;
}

export interface Shrunken<F> {
  readonly recipe: InputRecipe;
  readonly failure: F;
  /** Successful steps. */
  readonly shrinks: number;
}

/** Smaller sizes looked at: enough for a dozen dimensions that halve ten times; more is time without a smaller input. */
const TRIALS_MAX = 120;

/** The smallest failing input found within the bounds. Deterministic as long as the time holds out. */
export async function shrinkInput<F>(shrinking: Shrinking<F>): Promise<Shrunken<F>> {
  const sized = await shrinkSizes(shrinking);
  return simplifyValues(shrinking, sized);
}

async function shrinkSizes<F>({
  generator,
  from,
  failure,
  tryRecipe,
  mayGoOn,
}: Shrinking<F>): Promise<Shrunken<F>> {
  let best: Shrunken<F> = { recipe: from, failure, shrinks: 0 };
  let trials = 0;
  const tried = new Set<string>();
  for (let improved = true; improved; ) {
    improved = false;
    for (const sizes of generator.shrink(best.recipe.sizes)) {
      const name = JSON.stringify(sizes.sizes);
      if (tried.has(name)) continue;
      tried.add(name);
      if (trials++ >= TRIALS_MAX || !mayGoOn()) return best;
      const smaller = await trySizes({ sizes, from: best, tryRecipe });
      if (smaller === null) continue;
      best = smaller;
      improved = true;
      break;
    }
  }
  return best;
}

/** Few values may be right by luck, so smaller sizes get a few more draws before they count as passing. */
const DRAWS = 6;

async function trySizes<F>(at: {
  sizes: GeneratedSizes;
  from: Shrunken<F>;
  tryRecipe: Shrinking<F>['tryRecipe'];
}): Promise<Shrunken<F> | null> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const sizes = draw === 0 ? at.sizes : { ...at.sizes, valueSeed: deriveSeed(at.sizes.valueSeed, draw) };
    const recipe = { ...at.from.recipe, sizes };
    const failure = await at.tryRecipe(recipe);
    if (failure !== null) return { recipe, failure, shrinks: at.from.shrinks + 1 };
  }
  return null;
}

/** The plainest level at which the values still fail. */
async function simplifyValues<F>(
  { tryRecipe, mayGoOn }: Shrinking<F>,
  best: Shrunken<F>,
): Promise<Shrunken<F>> {
  for (const simplicity of SIMPLICITIES.toReversed()) {
    if (simplicity === best.recipe.simplicity || !mayGoOn()) return best;
    const recipe = { ...best.recipe, simplicity };
    const plainer = await tryRecipe(recipe);
    if (plainer !== null) return { recipe, failure: plainer, shrinks: best.shrinks + 1 };
  }
  return best;
}
