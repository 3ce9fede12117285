/** For a mistake that every case lets pass: the smallest input found on which it gives other numbers than the reference. */
import { resolveTolerance } from '#grader/backend/tolerances.ts';
import type { Tolerance } from '#grader/exercise/case-spec.ts';
import type { Draw } from '#grader/exercise/draw.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import type { SuggestedCase, Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { callModel } from '../cases/case-world.ts';
import { createDraw } from '../cases/inputs/draw.ts';
import { deriveSeed } from '../cases/inputs/random.ts';
import { type InputRecipe, shrinkInput } from '../cases/inputs/shrink.ts';
import type { SizeRecord } from '../cases/inputs/size-coverage.ts';
import { createSizeGenerator } from '../cases/inputs/size-generator.ts';
import { parameterNames } from '../cases/known-names.ts';
import { valueDistance } from '../compare/value-distance.ts';
import { isJudgeFault } from '../judge-fault.ts';
import { toJsonValue } from '../link/json-value.ts';
import { countElements, isRecord, isTensorValue } from '../link/tensor-value.ts';
import type { PlannedCase, PreparedExercise } from '../prepare-exercise.ts';
import { withOtherNumbers, withOtherOption } from './changed-values.ts';
import { plainerNumbers } from './plainer-numbers.ts';

export interface CaseSearch {
  readonly exercise: PreparedExercise;
  readonly mistake: EntryModule;
}

/** Where inputs come from: a case that compares the result of one call. */
interface Source {
  readonly call: string;
  readonly title: string;
  readonly sizes: SizeSpec;
  readonly where?: ((sizes: never) => boolean) | undefined;
  readonly args: (sizes: never, draw: Draw) => readonly Value[];
  readonly argNames?: readonly string[] | undefined;
  readonly tolerance?: Tolerance | undefined;
}

/** An input on which the two sides are apart. */
interface Told {
  readonly args: readonly Value[];
  readonly expected: Value;
  readonly actual: Value;
}

/** How inputs differ from what the cases draw, and how many of a case are tried. */
const WAYS = [
  { change: 'none', inputs: 40 },
  { change: 'numbers', inputs: 40 },
  { change: 'options', inputs: 40 },
  { change: 'none', inputs: 400 },
] as const;
type Change = (typeof WAYS)[number]['change'];

/** An author waits; a case that takes longer to find would be hard to read as well. */
const SEARCH_MS = 10_000;
/** As `check` asks of the signal of a misconception. */
const TOLERANCES_MIN = 5;
/** A literal case is for reading. */
const ELEMENTS_MAX = 256;
const SEED = 1;

/** Null where none was found in the time. Both sides are code of the author's and run in this realm. Deterministic but for that. */
export async function searchCase({ exercise, mistake }: CaseSearch): Promise<SuggestedCase | null> {
  const endsAt = performance.now() + SEARCH_MS;
  const mayGoOn = (): boolean => performance.now() < endsAt;
  const sources = exercise.cases.flatMap(({ spec }) => sourceOf(spec));
  for (const { change, inputs } of WAYS) {
    for (const source of sources) {
      const told = await searchFrom(source, { change, inputs, exercise, mistake, mayGoOn });
      if (told && countElements(told.args) <= ELEMENTS_MAX) return suggestionOf(source, told, exercise);
      if (!mayGoOn()) return null;
    }
  }
  return null;
}

function sourceOf(spec: PlannedCase['spec']): Source[] {
  switch (spec.kind) {
    case 'property':
    case 'gradient':
      return [spec];
    case 'example':
      return [{ ...spec, sizes: {}, args: () => spec.args }];
    default:
      return [];
  }
}

interface Searching extends CaseSearch {
  readonly change: Change;
  readonly inputs: number;
  readonly mayGoOn: () => boolean;
}

async function searchFrom(source: Source, searching: Searching): Promise<Told | null> {
  const { change, inputs, mayGoOn } = searching;
  const { sizes, where, title } = source;
  const generator = createSizeGenerator({
    sizes,
    where,
    title,
    seed: deriveSeed(SEED, title, change, inputs),
  });
  const tryRecipe = (recipe: InputRecipe): Promise<Told | null> =>
    tryArgs(source, searching, argsOf(source, recipe, change));
  for (let i = 0; i < inputs && mayGoOn(); i++) {
    const from: InputRecipe = { sizes: generator.next(), simplicity: 'drawn', turned: false };
    const failure = await tryRecipe(from);
    if (failure === null) continue;
    const shrunk = await shrinkInput<Told>({ generator, from, failure, tryRecipe, mayGoOn });
    return plainerNumbers(shrunk.failure, {
      mayGoOn,
      tryArgs: (args) => tryArgs(source, searching, args),
    });
  }
  return null;
}

/** Null where the author's function throws: there is no such input. */
function argsOf({ args }: Source, recipe: InputRecipe, change: Change): readonly Value[] | null {
  const { sizes, valueSeed } = recipe.sizes;
  try {
    const drawn = args(sizes as SizeRecord as never, createDraw(valueSeed, recipe.simplicity));
    if (change === 'none') return drawn;
    const seed = deriveSeed(valueSeed, change);
    if (change === 'options') return withOtherOption(drawn, seed);
    const draw = createDraw(seed, recipe.simplicity);
    return drawn.map((value) => withOtherNumbers(value, draw));
  } catch {
    return null;
  }
}

/** Both sides, where both give a result and the reference a finite one. */
async function tryArgs(
  { call, tolerance }: Source,
  { exercise, mistake }: CaseSearch,
  args: readonly Value[] | null,
): Promise<Told | null> {
  if (args === null) return null;
  try {
    const asked = { call, args, mode: { kind: 'plain' } } as const;
    const right = await callModel(exercise.reference, asked);
    if (right.kind !== 'returned' || right.changedInput !== null || !isFiniteValue(right.value)) return null;
    const wrong = await callModel(mistake, asked);
    if (wrong.kind !== 'returned') return null;
    const apart = valueDistance(wrong.value, right.value, resolveTolerance('webgpu', tolerance));
    return apart >= TOLERANCES_MIN ? { args, expected: right.value, actual: wrong.value } : null;
  } catch (error) {
    if (isJudgeFault(error)) return null;
    throw error;
  }
}

function isFiniteValue(value: Value): boolean {
  if (isTensorValue(value)) return value.data.every((one) => Number.isFinite(one));
  if (Array.isArray(value)) return value.every(isFiniteValue);
  if (isRecord(value)) return Object.values(value).every(isFiniteValue);
  return typeof value !== 'number' || Number.isFinite(value);
}

function suggestionOf(
  { call, argNames, tolerance }: Source,
  { args, expected, actual }: Told,
  exercise: PreparedExercise,
): SuggestedCase {
  const names = argNames ?? parameterNames(exercise, call);
  return {
    call,
    args: args.map((value, at) => ({ name: names[at] ?? `argument ${at + 1}`, value: toJsonValue(value) })),
    expected: toJsonValue(expected),
    actual: toJsonValue(actual),
    ...(tolerance ? { tolerance: { ...tolerance } } : {}),
  };
}
