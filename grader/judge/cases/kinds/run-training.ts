import type { TrainingSpec } from '#grader/exercise/case-spec.ts';
import { counted } from '#grader/protocol/count-words.ts';
import type { Picture, Value } from '#grader/protocol.ts';
import { changedInputEvidence } from '../../explain/evidence.ts';
import { numberText, numberTexts } from '../../explain/index-words.ts';
import { picturesOf } from '../../explain/pictures.ts';
import { predictionsPicture } from '../../explain/predictions-picture.ts';
import { faultIn } from '../../judge-fault.ts';
import { roundPoints } from '../../round-points.ts';
import { brokenOutcome } from '../broken-result.ts';
import type { CaseResult, CaseWorld } from '../case-world.ts';
import { changedInputMismatch } from '../changed-input.ts';
import { createDraw } from '../inputs/draw.ts';
import { knownCalls } from '../known-names.ts';

type Spec = TrainingSpec & { readonly title: string };

/**
 * A long run through the driver. The judge measures its outputs; what it measures against never enters the student
 * realm. Each threshold reached earns its points.
 */
export async function runTraining(world: CaseWorld, spec: Spec): Promise<CaseResult> {
  const { assets } = world.exercise;
  const args = authored(spec, 'args', () => spec.args(createDraw(world.seed), assets));
  const result = await world.session.call(spec.run, args);
  if (result.kind !== 'returned') return brokenOutcome(result, world.exercise.manifest);
  const cost = { student: result.cost };
  const changed = changedInputMismatch(world, { call: spec.run }, result.changedInput);
  if (changed !== null) return { status: 'failed', points: 0, cost, evidence: changedInputEvidence(changed) };
  const pictures = trainingPictures(world, spec, { actual: result.value, args });
  const measured = await measure(world, spec, result.value);
  if (typeof measured === 'string') {
    return {
      status: 'failed',
      points: 0,
      cost,
      evidence: { reason: measured, patterns: [], inputs: [], pictures },
    };
  }
  const reached = spec.thresholds.filter(([at]) => (spec.lowerIsBetter ? measured <= at : measured >= at));
  const points = roundPoints(reached.reduce((sum, [, earned]) => sum + earned, 0));
  if (reached.length === spec.thresholds.length) return { status: 'passed', points, cost, pictures };
  const reason = missedReason(spec, measured);
  return { status: 'failed', points, cost, evidence: { reason, patterns: [], inputs: [], pictures } };
}

function trainingPictures(
  { exercise, seed }: CaseWorld,
  { picture }: Spec,
  { actual, args }: { actual: Value; args: readonly Value[] },
): Picture[] {
  if (!picture) return [];
  if (picture.as !== 'predictions') return picturesOf(picture, { actual, args });
  try {
    const drawn = predictionsPicture(
      picture.title,
      picture.of(actual, { draw: createDraw(seed), assets: exercise.assets }),
    );
    return drawn ? [drawn] : [];
  } catch {
    // As for `measure`, which says what is wrong with the output.
    return [];
  }
}

/** The measured number, or the sentence why there is none. */
async function measure(world: CaseWorld, spec: Spec, output: Value): Promise<number | string> {
  const context = { draw: createDraw(world.seed), assets: world.exercise.assets };
  let measured: number;
  try {
    measured = await spec.measure(output, context);
  } catch (error) {
    // The output is whatever the student's code made: a measure that trips over it says that it has the wrong form.
    const message = error instanceof Error ? error.message : String(error);
    const from = knownCalls(world.exercise, spec.run).includes(spec.run)
      ? ` from what \`${spec.run}\` returned`
      : '';
    return `The ${spec.measureName} could not be measured${from}: ${message.slice(0, 500)}`;
  }
  if (typeof measured === 'number' && Number.isFinite(measured)) return measured;
  return `The ${spec.measureName} is ${typeof measured === 'number' ? numberText(measured) : 'no number'}. Training diverged, or returned NaN.`;
}

function missedReason(spec: Spec, measured: number): string {
  const order = [...spec.thresholds].sort(([a], [b]) => (spec.lowerIsBetter ? b - a : a - b));
  const next = order.find(([at]) => (spec.lowerIsBetter ? measured > at : measured < at));
  if (!next) return `The ${spec.measureName} is ${numberText(measured)}.`;
  const [came, wanted] = numberTexts(measured, next[0]);
  const needed = `${spec.lowerIsBetter ? 'At most' : 'At least'} ${wanted} is needed`;
  return `The ${spec.measureName} is ${came}. ${needed} for ${counted(next[1], 'more point')}.`;
}

function authored<T>(spec: Spec, what: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw faultIn('cases.ts', `"${spec.title}": \`${what}\` threw: ${(cause as Error).message}`);
  }
}
