/** Makes the recording of a sealed exercise: draws inputs of its public cases and asks the reference, no student near. */

import type { CaseSpec } from '#grader/exercise/case-spec.ts';
import type { CostSpec } from '#grader/exercise/cost-spec.ts';
import type { Draw } from '#grader/exercise/draw.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import type { CallMode, Value } from '#grader/protocol.ts';
import { callReference } from '../cases/case-world.ts';
import { createDraw } from '../cases/inputs/draw.ts';
import { deriveSeed } from '../cases/inputs/random.ts';
import type { InputRecipe } from '../cases/inputs/shrink.ts';
import type { SizeRecord } from '../cases/inputs/size-coverage.ts';
import { createSizeGenerator, type GeneratedSizes } from '../cases/inputs/size-generator.ts';
import { smallestSizes } from '../cases/inputs/smallest-sizes.ts';
import { turnableDraw } from '../cases/inputs/turned-draw.ts';
import { drawnRecipes, runsOf } from '../cases/kinds/random-case.ts';
import { gradientCase } from '../cases/kinds/run-gradient.ts';
import { type ComparedCalls, type ComparedSpec, drawArgs } from '../cases/kinds/run-property.ts';
import { planSteps } from '../cases/kinds/run-stateful.ts';
import { faultIn, isJudgeFault, JudgeFault } from '../judge-fault.ts';
import { copyValue, countElements } from '../link/tensor-value.ts';
import type { PlannedCase, PreparedExercise } from '../prepare-exercise.ts';
import { type RecordedPart, shownParts, stepOf } from './recorded-parts.ts';
import {
  canBeRecorded,
  RECORDING_CHARACTERS_MAX,
  type RecordedCase,
  type RecordedInput,
  type RecordedStep,
  type Recording,
} from './recording.ts';

/** As many inputs as a live property draws by default; more would only make the file larger. */
const DRAWS_MAX = 20;

type SpecOf<K extends CaseSpec['kind']> = Extract<CaseSpec, { kind: K }>;

/**
 * The recording as text. The same exercise version gives the same text: the seed comes from its hash.
 * @param onCase hears of each case before it is recorded, so that a reference that hangs can be named
 * @throws JudgeFault when the reference fails, when nothing can be recorded, or when the recording is too large
 */
export async function recordCases(
  exercise: PreparedExercise,
  onCase: (caseId: string) => void,
): Promise<string> {
  const cases: RecordedCase[] = [];
  const room: Room = { characters: RECORDING_CHARACTERS_MAX };
  for (const planned of exercise.cases) {
    if (planned.plan.visibility !== 'public' || !canBeRecorded(planned.plan.kind)) continue;
    onCase(planned.plan.id);
    cases.push({ plan: planned.plan, ...(await recordCase({ exercise, room }, planned)) });
  }
  if (cases.length === 0) {
    throw faultIn(
      'cases.ts',
      'a sealed exercise needs a public case that can be recorded: an example, a property, a gradient or a stateful one.',
    );
  }
  const called = new Set(
    cases.flatMap(({ draws }) => draws.flatMap(({ steps }) => steps.map(({ call }) => call))),
  );
  const recording: Recording = {
    version: 1,
    exercise: exercise.slug,
    exerciseHash: exercise.hash,
    needsDriver: exercise.reference.driverExports.some((name) => called.has(name)),
    cases,
  };
  return JSON.stringify(recording);
}

/** What is left of the recording's size. */
interface Room {
  characters: number;
}

interface Recorder {
  readonly exercise: PreparedExercise;
  readonly room: Room;
}

/** Two characters an element at least: told before time is spent on writing millions. */
function requireRoom({ room }: Recorder, values: readonly Value[], title: string): void {
  if (countElements([...values]) * 2 > room.characters) throw tooLarge(title);
}

function take({ room }: Recorder, characters: number, title: string): void {
  room.characters -= characters;
  if (room.characters < 0) throw tooLarge(title);
}

function tooLarge(title: string): JudgeFault {
  const mebibytes = RECORDING_CHARACTERS_MAX / (1024 * 1024);
  return faultIn(
    'cases.ts',
    `with "${title}" the recording of the public cases is larger than ${mebibytes} MiB. Draw smaller sizes or fewer runs there, or make the case hidden.`,
  );
}

function recordCase(recorder: Recorder, { plan, spec }: PlannedCase): Promise<RecordedPart> {
  const { exercise } = recorder;
  const seed = deriveSeed(0, exercise.hash, plan.id);
  switch (spec.kind) {
    case 'example':
      return recordExample(recorder, spec);
    case 'property':
      return recordCompared(recorder, { compared: spec, calls: PLAIN_CALLS, seed });
    case 'gradient':
      return recordCompared(recorder, { ...gradientCase({ exercise }, spec), seed });
    case 'stateful':
      return recordStateful(recorder, spec, seed);
    default:
      throw new JudgeFault(`A case of kind ${spec.kind} cannot be recorded.`);
  }
}

async function recordExample(recorder: Recorder, spec: SpecOf<'example'>): Promise<RecordedPart> {
  const { call, args } = spec;
  const expect = 'expect' in spec ? { value: spec.expect } : undefined;
  const step = await recordStep(recorder, { call, args, mode: PLAIN, expect, meter: true, of: spec.title });
  take(recorder, JSON.stringify(step).length, spec.title);
  return { ...shownParts(spec), draws: [{ sizes: {}, steps: [step] }], smaller: [] };
}

const PLAIN: CallMode = { kind: 'plain' };
const PLAIN_CALLS: ComparedCalls = { chooseMode: async () => PLAIN };

async function recordCompared(
  recorder: Recorder,
  { compared, calls, seed }: { compared: ComparedSpec; calls: ComparedCalls; seed: number },
): Promise<RecordedPart> {
  const meter = compared.cost?.some(({ kind }) => kind === 'kernels') ?? false;
  const inputs = await recordInputs(recorder, { ...compared, seed }, async (sizes, draw) => {
    const args = drawArgs(compared, { sizes, draw });
    const mode = await calls.chooseMode(args, draw);
    const expect = calls.expect && { value: await calls.expect(args, mode) };
    return {
      sizes,
      steps: [
        await recordStep(recorder, { call: compared.call, args, mode, expect, meter, of: compared.title }),
      ],
    };
  });
  return { ...shownParts(compared), ...inputs };
}

/**
 * Each step gets the state that the reference had before it: a student whose steps were right so far has the same
 * within the tolerance, and the steps' own arguments are code that stays here.
 */
async function recordStateful(
  recorder: Recorder,
  spec: SpecOf<'stateful'>,
  seed: number,
): Promise<RecordedPart> {
  const inputs = await recordInputs(recorder, { ...spec, seed }, async (sizes, draw) => {
    const steps: RecordedStep[] = [];
    let previous: Value;
    for (const { call, title, args } of planSteps(spec, { sizes, draw })) {
      const request = { call, args: args(copyValue(previous)), mode: PLAIN };
      const { value, cost } = await callReference(recorder, request);
      previous = value;
      requireRoom(recorder, [...request.args, value], spec.title);
      steps.push(stepOf({ ...request, title, value, cost }));
    }
    return { sizes, steps };
  });
  return { ...shownParts(spec), ...inputs };
}

interface StepRequest {
  readonly call: string;
  readonly args: readonly Value[];
  readonly mode: CallMode;
  readonly expect: { readonly value: Value } | undefined;
  /** Calls the reference also where `expect` stands for its result. */
  readonly meter: boolean;
  /** Title of the case. */
  readonly of: string;
}

async function recordStep(recorder: Recorder, request: StepRequest): Promise<RecordedStep> {
  const { args, expect, meter } = request;
  const model = expect && !meter ? null : await callReference(recorder, request);
  const value = expect ? expect.value : model?.value;
  requireRoom(recorder, [...args, value], request.of);
  return stepOf({ ...request, title: '', value, cost: model?.cost });
}

interface Drawing {
  readonly title: string;
  readonly sizes: SizeSpec;
  readonly where?: ((sizes: never) => boolean) | undefined;
  readonly runs?: number | undefined;
  readonly cost?: readonly CostSpec[] | undefined;
  readonly seed: number;
}

type RecordInput = (sizes: SizeRecord, draw: Draw) => Promise<RecordedInput>;

async function recordInputs(
  recorder: Recorder,
  drawing: Drawing,
  record: RecordInput,
): Promise<Pick<RecordedPart, 'draws' | 'smaller'>> {
  const generator = createSizeGenerator(drawing);
  const count = Math.min(runsOf(drawing, generator), DRAWS_MAX);
  let latestMoved = (): number => 0;
  const recordRecipe = ({ sizes, simplicity, turned }: InputRecipe): Promise<RecordedInput> => {
    const { draw, moved } = turnableDraw(createDraw(sizes.valueSeed, simplicity), { turned });
    latestMoved = moved;
    return record(sizes.sizes, draw);
  };
  const drawn: GeneratedSizes[] = [];
  const draws: RecordedInput[] = [];
  for (const recipe of drawnRecipes(generator, count, () => latestMoved())) {
    drawn.push(recipe.sizes);
    const input = await recordRecipe(recipe);
    take(recorder, JSON.stringify(input).length, drawing.title);
    draws.push(input);
  }
  const smaller: RecordedInput[] = [];
  for (const generated of smallestSizes(generator, drawn)) {
    for (const simplicity of ['integers', 'drawn'] as const) {
      const recipe = { sizes: generated, simplicity, turned: false };
      const input = await recordRecipe(recipe).catch(nullWhereReferenceFails);
      if (input === null) continue;
      take(recorder, JSON.stringify(input).length, drawing.title);
      smaller.push(input);
    }
  }
  return { draws, smaller };
}

/** Small and plain inputs may be degenerate for the exercise itself; they are no counter-examples then. */
function nullWhereReferenceFails(error: unknown): null {
  if (isJudgeFault(error)) return null;
  throw error;
}
