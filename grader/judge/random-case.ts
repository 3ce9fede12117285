/** The common run of all cases on random inputs: draw, try all, then find the smallest input that fails. */
import type { InputSpec } from '#grader/exercise/case-spec.ts';
import type { Draw } from '#grader/exercise/draw.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import type { CaseWorld } from './case-world.ts';
import { createDraw } from './draw.ts';
import { isJudgeFault, JudgeFault } from './judge-fault.ts';
import { type InputRecipe, shrinkInput } from './shrink.ts';
import { createSizeGenerator, type SizeRecord } from './size-generator.ts';

/** What one random input led to. `kind` names the way of failing: shrinking keeps to it. */
export type RandomTrial<P, F> =
  | { readonly kind: 'passed'; readonly trial: P }
  /** `final` failures are not shrunk and end the case: each more of them would cost a realm. */
  | { readonly kind: 'failed'; readonly way: string; readonly final: boolean; readonly failure: F };

export interface RandomCase<P, F> {
  readonly title: string;
  readonly sizes: SizeSpec;
  readonly where?: InputSpec<SizeSpec>['where'] | undefined;
  readonly runs?: number | undefined;
  /** @throws JudgeFault when the exercise fails on the input: on a drawn one that ends the run, in shrinking it is skipped */
  readonly tryInput: (sizes: SizeRecord, draw: Draw) => Promise<RandomTrial<P, F>>;
}

export type RandomCaseResult<P, F> =
  | { readonly kind: 'passed'; readonly trials: readonly P[] }
  | {
      readonly kind: 'failed';
      /** On the smallest input. */
      readonly smallest: F;
      /** On inputs as drawn, the one that was shrunk first. */
      readonly drawn: readonly F[];
      readonly sizes: SizeRecord;
      readonly shrinks: number;
      readonly runsFailed: number;
      readonly runs: number;
    };

const RUNS_DEFAULT = 20;
/** Part of the case's time that stays untouched by shrinking, so that it never turns a failure into a time-out. */
const TIME_KEPT = 0.25;
/** A person waits for the smallest input. Only where every call is slow does this end the search early. */
const SHRINK_MS_MAX = 6_000;

/** Runs every input, then shrinks the first failure. */
export async function runRandomCase<P, F>(
  world: CaseWorld,
  spec: RandomCase<P, F>,
): Promise<RandomCaseResult<P, F>> {
  const runs = spec.runs ?? RUNS_DEFAULT;
  if (!Number.isInteger(runs) || runs < 1) {
    throw new JudgeFault(
      `cases.ts: "${spec.title}": \`runs\` is ${runs}; expected an integer of at least 1.`,
    );
  }
  const generator = createSizeGenerator({ ...spec, seed: world.seed });
  const attempt = (recipe: InputRecipe): Promise<RandomTrial<P, F>> =>
    spec.tryInput(recipe.sizes.sizes, createDraw(recipe.sizes.valueSeed, recipe.simplicity));

  const passed: P[] = [];
  const failed: { recipe: InputRecipe; way: string; final: boolean; failure: F }[] = [];
  let done = 0;
  while (done < runs) {
    const recipe: InputRecipe = { sizes: generator.next(), simplicity: 'drawn' };
    const result = await attempt(recipe);
    done += 1;
    if (result.kind === 'passed') passed.push(result.trial);
    else failed.push({ recipe, ...result });
    if (result.kind === 'failed' && result.final) break;
    // A failure is certain already: the rest of the time belongs to explaining it.
    if (failed.length > 0 && world.session.clock.leftOfCaseMs() < world.limits.caseMs / 2) break;
  }
  const first = failed.find((failure) => failure.final) ?? failed[0];
  if (first === undefined) return { kind: 'passed', trials: passed };
  const counts = { runsFailed: failed.length, runs: done };
  const drawn = [first, ...failed.filter((other) => other !== first && other.way === first.way)];
  if (first.final) {
    return {
      kind: 'failed',
      smallest: first.failure,
      drawn: [first.failure],
      sizes: first.recipe.sizes.sizes,
      shrinks: 0,
      ...counts,
    };
  }
  const timeKept = world.limits.caseMs * TIME_KEPT;
  const started = performance.now();
  const smallest = await shrinkInput<F>({
    generator,
    from: first.recipe,
    failure: first.failure,
    async tryRecipe(recipe) {
      const result = await attempt(recipe).catch(passWhereReferenceFails);
      return result.kind === 'failed' && result.way === first.way ? result.failure : null;
    },
    mayGoOn: () =>
      world.session.clock.leftOfCaseMs() > timeKept && performance.now() - started < SHRINK_MS_MAX,
  });
  return {
    kind: 'failed',
    smallest: smallest.failure,
    drawn: drawn.map(({ failure }) => failure),
    sizes: smallest.recipe.sizes.sizes,
    shrinks: smallest.shrinks,
    ...counts,
  };
}

/** Small and plain inputs may be degenerate for the exercise itself; they are no counter-examples then. */
function passWhereReferenceFails(error: unknown): { readonly kind: 'passed' } {
  if (isJudgeFault(error)) return { kind: 'passed' };
  throw error;
}
