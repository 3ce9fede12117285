/** How much of each case's tolerance rounding takes up: the reference against itself on inputs a last bit away. */
import { resolveTolerance } from '../../backend/tolerances.ts';
import type { GradientSpec, InputSpec, InvariantSpec, StatefulSpec } from '../../exercise/case-spec.ts';
import type { SizeSpec } from '../../exercise/sizes.ts';
import type { BackendName, CallMode, CaseNoise, Device, Value } from '../../protocol.ts';
import type { TensorFlow } from '../../realm/tensorflow.ts';
import { createDraw } from '../cases/inputs/draw.ts';
import { deriveSeed } from '../cases/inputs/random.ts';
import type { SizeRecord } from '../cases/inputs/size-coverage.ts';
import { createSizeGenerator } from '../cases/inputs/size-generator.ts';
import { FINITE_DIFFERENCE_TOLERANCE } from '../cases/kinds/finite-differences.ts';
import { answersOf, runCheck } from '../cases/kinds/invariant-check.ts';
import { drawArgs } from '../cases/kinds/run-property.ts';
import { valueDistance } from '../compare/value-distance.ts';
import { copyValue, isTensorValue } from '../link/tensor-value.ts';
import { intoValues } from '../link/tensor-world.ts';
import type { PlannedCase, PreparedExercise } from '../prepare-exercise.ts';
import { withLastBitNoise } from './last-bit-noise.ts';

/** The first inputs of a run are the extreme ones. */
const INPUTS = 3;
const SEED = 1;
const PLAIN: CallMode = { kind: 'plain' };

interface Bench {
  readonly exercise: PreparedExercise;
  readonly tf: TensorFlow;
  readonly backend: BackendName;
  readonly seed: number;
  /** Whether the processor computes the same beside a GPU, as it does for recordings and verified runs. */
  readonly besideCpu: boolean;
}

export interface NoiseQuestion {
  readonly exercise: PreparedExercise;
  readonly tf: TensorFlow;
  readonly device: Pick<Device, 'backend'>;
  /** Called before each case. */
  readonly onCase?: (id: string) => void;
}

/**
 * The noise of each case but trainings, whose thresholds are no tolerances. It ends when the reference does. On a GPU,
 * what the processor gives for the same inputs counts as well.
 */
export async function measureNoise({ exercise, tf, device, onCase }: NoiseQuestion): Promise<CaseNoise[]> {
  const { backend } = device;
  const noises: CaseNoise[] = [];
  for (const { plan, spec } of exercise.cases) {
    onCase?.(plan.id);
    const seed = deriveSeed(SEED, plan.id);
    const bench: Bench = { exercise, tf, backend, seed, besideCpu: backend !== 'cpu' };
    const inTolerances = await noiseOf(bench, spec);
    if (inTolerances !== null) noises.push({ id: plan.id, title: plan.title, inTolerances });
  }
  return noises;
}

async function noiseOf(bench: Bench, spec: PlannedCase['spec']): Promise<number | null> {
  switch (spec.kind) {
    case 'example':
      return noiseOfCall(bench, spec, { args: spec.args, mode: PLAIN });
    case 'property':
      return overInputs(bench, spec, async (sizes, draw) =>
        noiseOfCall(bench, spec, { args: drawArgs(spec, { sizes, draw }), mode: PLAIN }),
      );
    case 'gradient':
      return noiseOfGradient(bench, spec);
    case 'stateful':
      return overInputs(bench, spec, (sizes, draw) => noiseOfSteps(bench, spec, { sizes, draw }));
    case 'invariant':
      return overInputs(bench, { ...spec.given, title: spec.title, runs: spec.runs }, (sizes, draw) =>
        noiseOfLaw(bench, spec, {
          sizes,
          args: drawArgs({ title: spec.title, args: spec.given.args }, { sizes, draw }),
        }),
      );
    case 'training':
    case 'recorded':
      return null;
  }
}

type Drawn = ReturnType<typeof createDraw>;

async function overInputs(
  { seed }: Bench,
  spec: Pick<InputSpec<SizeSpec>, 'sizes' | 'where'> & { title: string; runs?: number | undefined },
  measure: (sizes: SizeRecord, draw: Drawn) => Promise<number>,
): Promise<number> {
  const generator = createSizeGenerator({ ...spec, seed });
  let most = 0;
  for (let i = 0; i < Math.min(INPUTS, spec.runs ?? INPUTS); i++) {
    const { sizes, valueSeed } = generator.next();
    most = Math.max(most, await measure(sizes, createDraw(valueSeed)));
  }
  return most;
}

interface Call {
  readonly args: readonly Value[];
  readonly mode: CallMode;
}

async function noiseOfCall(
  bench: Bench,
  { call, tolerance }: Pick<GradientSpec<SizeSpec>, 'call' | 'tolerance'>,
  { args, mode }: Call,
): Promise<number> {
  const exact = await reference(bench, call, { args, mode });
  const rounded = await reference(bench, call, { args: args.map(withLastBitNoise), mode });
  const allowed = resolveTolerance(bench.backend, tolerance);
  const moved = valueDistance(rounded, exact, allowed);
  if (!bench.besideCpu) return moved;
  const beside = await onCpu(bench, () => reference(bench, call, { args, mode }));
  return Math.max(moved, valueDistance(beside, exact, allowed));
}

async function onCpu<T>({ backend, tf }: Bench, compute: () => Promise<T>): Promise<T> {
  await tf.setBackend('cpu');
  try {
    return await compute();
  } finally {
    await tf.setBackend(backend);
  }
}

/** A reference that fails is told by another proof. */
async function reference({ exercise }: Bench, call: string, { args, mode }: Call): Promise<Value> {
  const result = await exercise.reference.call(call, args.map(copyValue), mode);
  return result.kind === 'returned' ? result.value : undefined;
}

function noiseOfGradient(bench: Bench, spec: GradientSpec<SizeSpec> & { title: string }): Promise<number> {
  const tolerance =
    spec.against === 'finite-differences'
      ? { ...FINITE_DIFFERENCE_TOLERANCE, ...spec.tolerance }
      : spec.tolerance;
  const compared = { call: spec.call, ...(tolerance ? { tolerance } : {}) };
  return overInputs(bench, spec, async (sizes, draw) => {
    const args = drawArgs(spec, { sizes, draw });
    const value = await reference(bench, spec.call, { args, mode: PLAIN });
    const upstream = draw.normal(isTensorValue(value) ? value.shape : []);
    return noiseOfCall(bench, compared, { args, mode: { kind: 'vjp', wrt: spec.wrt ?? [0], upstream } });
  });
}

/** Two walks, one of which is disturbed at every step. */
async function noiseOfSteps(
  bench: Bench,
  spec: StatefulSpec<SizeSpec>,
  { sizes, draw }: { sizes: SizeRecord; draw: Drawn },
): Promise<number> {
  const tolerance = resolveTolerance(bench.backend, spec.tolerance);
  let exact: Value;
  let rounded: Value;
  let most = 0;
  for (const step of spec.steps(sizes as never, draw)) {
    exact = await reference(bench, step.call, { args: step.args(copyValue(exact)), mode: PLAIN });
    const args = step.args(copyValue(rounded)).map(withLastBitNoise);
    rounded = await reference(bench, step.call, { args, mode: PLAIN });
    most = Math.max(most, valueDistance(rounded, exact, tolerance));
  }
  return most;
}

/** A law holds exactly in mathematics: what is left between its two sides is rounding. */
async function noiseOfLaw(
  { exercise, backend, tf }: Bench,
  spec: InvariantSpec<SizeSpec>,
  { sizes, args }: { sizes: SizeRecord; args: readonly Value[] },
): Promise<number> {
  let most = 0;
  const check: typeof spec.check = async (world, given) => {
    const verdicts = await spec.check(world, given);
    for (const verdict of [verdicts].flat()) {
      if (verdict.kind !== 'close') continue;
      const [actual, expected] = [await intoValues(verdict.actual), await intoValues(verdict.expected)];
      const tolerance = resolveTolerance(backend, verdict.tolerance ?? spec.tolerance);
      most = Math.max(most, valueDistance(actual, expected, tolerance));
    }
    return verdicts;
  };
  await runCheck({ tf, backend }, { spec: { ...spec, check }, sizes, args }, answersOf(exercise.reference));
  return most;
}
