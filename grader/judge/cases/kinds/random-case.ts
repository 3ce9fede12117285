/** The common run of all cases on random inputs: draw, try all, then find the smallest input that fails. */
import type { InputSpec } from '#grader/exercise/case-spec.ts';
import type { CostSpec } from '#grader/exercise/cost-spec.ts';
import type { Draw } from '#grader/exercise/draw.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import { faultIn, isJudgeFault } from '../../judge-fault.ts';
import type { CaseWorld } from '../case-world.ts';
import { createDraw } from '../inputs/draw.ts';
import { type InputRecipe, shrinkInput } from '../inputs/shrink.ts';
import type { SizeRecord } from '../inputs/size-coverage.ts';
import { COMBINATIONS_MAX, createSizeGenerator, type SizeGenerator } from '../inputs/size-generator.ts';
import { turnableDraw } from '../inputs/turned-draw.ts';

/** What one random input led to. `kind` names the way of failing: shrinking keeps to it. */
export type RandomTrial<P, F> =
  | { readonly kind: 'passed'; readonly trial: P }
  /**
   * `final` failures are not shrunk and end the case: each more of them would cost a realm. A search for a smaller input
   * does not go from a `clear` one to one that is hardly seen.
   */
  | {
      readonly kind: 'failed';
      readonly way: string;
      readonly final: boolean;
      readonly clear: boolean;
      readonly failure: F;
    };

export interface RandomCase<P, F> {
  readonly title: string;
  readonly sizes: SizeSpec;
  readonly where?: InputSpec<SizeSpec>['where'] | undefined;
  readonly runs?: number | undefined;
  readonly cost?: readonly CostSpec[] | undefined;
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
      /** Of the inputs that did not fail. */
      readonly passed: readonly P[];
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

/** Enough to contradict what another case suggests. */
const WITNESS_RUNS_MAX = 6;

/**
 * How many inputs a case draws. Where it counts kernels, every one of its sizes, so that no seed decides on the point.
 * @throws JudgeFault when `runs` is no number of runs, or kernels are counted on more sizes than can be tried
 */
export function runsOf(
  { runs = RUNS_DEFAULT, title, cost = [] }: Pick<RandomCase<never, never>, 'runs' | 'title' | 'cost'>,
  { combinations }: Pick<SizeGenerator, 'combinations'>,
): number {
  if (!Number.isInteger(runs) || runs < 1) {
    throw faultIn('cases.ts', `"${title}": \`runs\` is ${runs}; expected an integer of at least 1.`);
  }
  if (!cost.some(({ kind }) => kind === 'kernels')) return runs;
  if (combinations !== null) return Math.max(runs, combinations);
  throw faultIn(
    'cases.ts',
    `"${title}": \`kernelsAtMost\` counts on every size that can be drawn, and there are more than ${COMBINATIONS_MAX}. Give \`sizes\` a few values with \`oneOf\`.`,
  );
}

/** Runs every input, then shrinks the first failure. */
export async function runRandomCase<P, F>(
  world: CaseWorld,
  spec: RandomCase<P, F>,
): Promise<RandomCaseResult<P, F>> {
  const generator = createSizeGenerator({ ...spec, seed: world.seed });
  let latestMoved = (): number => 0;
  const attempt = ({ sizes, simplicity, turned }: InputRecipe): Promise<RandomTrial<P, F>> => {
    world.attention?.beginInput();
    const { draw, moved } = turnableDraw(createDraw(sizes.valueSeed, simplicity), { turned });
    latestMoved = moved;
    return spec.tryInput(sizes.sizes, draw);
  };
  const count = runsOf(spec, generator);
  const runs = world.asWitness ? Math.min(WITNESS_RUNS_MAX, count) : count;
  const tried = await tryAll(
    world,
    drawnRecipes(generator, runs, () => latestMoved()),
    attempt,
  );
  world.gauge?.close();
  if (tried.kind === 'passed') return tried;
  const { first, drawn, passed, runsFailed } = tried;
  const mayGoOn = timeToExplain(world);
  const smallest =
    first.final || world.asWitness
      ? { recipe: first.input, failure: first.failure, shrinks: 0 }
      : await shrinkInput<F>({
          generator,
          from: first.input,
          failure: first.failure,
          async tryRecipe(recipe) {
            // What code keeps of an input shows in the next one only.
            if (recipe.turned) await attempt({ ...recipe, turned: false }).catch(passWhereReferenceFails);
            const result = await attempt(recipe).catch(passWhereReferenceFails);
            if (result.kind !== 'failed' || result.way !== first.way) return null;
            return result.clear || !first.clear ? result.failure : null;
          },
          mayGoOn,
        });
  const { sizes } = smallest.recipe.sizes;
  const { failure, shrinks } = smallest;
  return { kind: 'failed', smallest: failure, drawn, passed, sizes, shrinks, runsFailed, runs: tried.runs };
}

/** So many numbers in another order are hardly ever right for both orders by chance. */
const MOVED_ENOUGH = 12;

/**
 * So many inputs, one of which comes in reverse order right after it: the first that is large enough, else at the end the
 * one that changes most.
 * @param moved how many numbers of the input that came last change with the order
 */
export function* drawnRecipes(
  generator: SizeGenerator,
  runs: number,
  moved: () => number,
): Generator<InputRecipe> {
  let most = { moved: 0, recipe: null as InputRecipe | null };
  for (let run = 0; run < runs; run++) {
    const recipe: InputRecipe = { sizes: generator.next(), simplicity: 'drawn', turned: false };
    yield recipe;
    if (most.moved >= MOVED_ENOUGH || moved() <= most.moved) continue;
    most = { moved: moved(), recipe };
    if (most.moved >= MOVED_ENOUGH) yield { ...recipe, turned: true };
  }
  if (most.recipe === null || most.moved >= MOVED_ENOUGH) return;
  yield most.recipe;
  yield { ...most.recipe, turned: true };
}

/** What became of all inputs of a case. */
type Tried<I, P, F> =
  | { readonly kind: 'passed'; readonly trials: readonly P[] }
  | {
      readonly kind: 'failed';
      /** The one to explain: what cannot go on, else the first. */
      readonly first: {
        readonly input: I;
        readonly way: string;
        readonly final: boolean;
        readonly clear: boolean;
        readonly failure: F;
      };
      /** It and the others that failed in its way. */
      readonly drawn: readonly F[];
      readonly passed: readonly P[];
      readonly runsFailed: number;
      readonly runs: number;
    };

/** Tries the inputs in order, until one is final or the time for explaining begins. */
export async function tryAll<I, P, F>(
  { session, limits }: Pick<CaseWorld, 'session' | 'limits'>,
  inputs: Iterable<I>,
  attempt: (input: I) => Promise<RandomTrial<P, F>>,
): Promise<Tried<I, P, F>> {
  const passed: P[] = [];
  const failed: { input: I; way: string; final: boolean; clear: boolean; failure: F }[] = [];
  for (const input of inputs) {
    const result = await attempt(input);
    if (result.kind === 'passed') passed.push(result.trial);
    else failed.push({ input, ...result });
    if (result.kind === 'failed' && result.final) break;
    // A failure is certain already: the rest of the time belongs to explaining it.
    if (failed.length > 0 && session.clock.leftOfCaseMs() < limits.caseMs / 2) break;
  }
  const first = failed.find(({ final }) => final) ?? failed.find(({ clear }) => clear) ?? failed[0];
  if (first === undefined) return { kind: 'passed', trials: passed };
  const alike = first.final ? [] : failed.filter((other) => other !== first && other.way === first.way);
  const drawn = [first, ...alike].map(({ failure }) => failure);
  return {
    kind: 'failed',
    first,
    drawn,
    passed,
    runsFailed: failed.length,
    runs: passed.length + failed.length,
  };
}

/** Says whether the search for a smaller input may go on. */
export function timeToExplain({ session, limits }: Pick<CaseWorld, 'session' | 'limits'>): () => boolean {
  const timeKept = limits.caseMs * TIME_KEPT;
  const started = performance.now();
  return () => session.clock.leftOfCaseMs() > timeKept && performance.now() - started < SHRINK_MS_MAX;
}

/** Small and plain inputs may be degenerate for the exercise itself; they are no counter-examples then. */
function passWhereReferenceFails(error: unknown): { readonly kind: 'passed' } {
  if (isJudgeFault(error)) return { kind: 'passed' };
  throw error;
}
