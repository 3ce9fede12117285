/** Points for cost: earned only where every number of the case is right. */
import type { CostSpec } from '#grader/exercise/cost-spec.ts';
import { counted } from '#grader/protocol/count-words.ts';
import type { CostCheck, Value } from '#grader/protocol.ts';
import { type EvidenceContext, inputEvidence } from '../explain/evidence.ts';
import { numberText } from '../explain/index-words.ts';
import { JudgeFault } from '../judge-fault.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';
import { roundPoints } from '../round-points.ts';
import type { CaseResult, CaseWorld } from './case-world.ts';
import { knownCalls } from './known-names.ts';
import type { TrialCost } from './trial.ts';

/** A call whose numbers are right, measured on both sides. */
export interface MeasuredCall {
  readonly call: string;
  readonly args: readonly Value[];
  readonly actual: Value;
  readonly expected: Value;
  readonly cost: TrialCost;
}

export interface CostQuestion {
  readonly specs: readonly CostSpec[];
  /** Every call of the case; at least one. */
  readonly calls: readonly MeasuredCall[];
  /** Points of the case for its numbers. */
  readonly points: number;
  readonly contextOf: (call: MeasuredCall) => EvidenceContext;
  /** Pictures of the call that the evidence shows; those of the passed case where there are none. */
  readonly picturesOf?: (call: MeasuredCall) => NonNullable<CaseResult['pictures']>;
}

interface Checked {
  readonly spec: CostSpec;
  readonly check: CostCheck;
  /** The call that did worst. */
  readonly call: MeasuredCall;
}

/** A passed outcome with its cost checked: still passed, or failed with the points that are left and the reason. */
export function withCostPoints(passed: CaseResult, question: CostQuestion): CaseResult {
  const checked = question.specs.map((spec) => checkCost(spec, question.calls));
  const costChecks = checked.map(({ check }) => check);
  const [missed, ...others] = checked.filter(({ check }) => check.points < check.pointsMax);
  if (missed === undefined) return { ...passed, costChecks };
  const { world } = question.contextOf(missed.call);
  const sentences = [missed, ...others].map((one) => missedSentence(one, world));
  return {
    ...passed,
    status: 'failed',
    points: roundPoints(costChecks.reduce((sum, { points }) => sum + points, question.points)),
    costChecks,
    cost: missed.call.cost,
    ...(question.picturesOf ? { pictures: question.picturesOf(missed.call) } : {}),
    evidence: {
      ...inputEvidence(question.contextOf(missed.call)),
      reason: ['Your numbers are right.', ...sentences].join(' '),
    },
  };
}

function checkCost(spec: CostSpec, calls: readonly MeasuredCall[]): Checked {
  const judged = calls.map((call) => judgeCall(spec, call));
  const worst = judged.reduce((most, one) => (excess(one) > excess(most) ? one : most));
  const earned = judged.every(({ check }) => check.student <= check.limit);
  return { ...worst, check: { ...worst.check, points: earned ? spec.points : 0 } };
}

function excess({ check }: Checked): number {
  return check.student / Math.max(1, check.limit);
}

function judgeCall(spec: CostSpec, call: MeasuredCall): Checked {
  const { student, reference } = call.cost;
  const common = { kind: spec.kind, points: 0, pointsMax: spec.points };
  if (spec.kind === 'no-leak') {
    // What nobody asked for and the result holds all the same is left behind with whoever called.
    const surplus = Math.max(0, countTensors(call.actual) - countTensors(call.expected));
    const check = { ...common, student: student.leakedTensors + surplus, limit: 0 };
    return {
      spec,
      call,
      check: { ...check, ...(reference ? { reference: reference.leakedTensors } : {}) },
    };
  }
  if (!reference) throw new JudgeFault(`The kernels of the reference in ${call.call} were not counted.`);
  const limit = Math.floor(spec.timesMax * reference.kernelCount);
  const check = { ...common, student: student.kernelCount, reference: reference.kernelCount, limit };
  return { spec, call, check };
}

function missedSentence({ spec, check, call }: Checked, { exercise }: Pick<CaseWorld, 'exercise'>): string {
  const name = new Intl.ListFormat('en', { type: 'disjunction' }).format(
    knownCalls(exercise, call.call).map((known) => `\`${known}\``),
  );
  const worth = counted(numberText(check.pointsMax), 'point');
  if (spec.kind === 'no-leak') {
    const tensors = counted(check.student, 'tensor');
    return `A call of ${name} leaves ${tensors} behind beside its result; leaving none is worth ${worth}. Wrap the work in \`tf.tidy\`.`;
  }
  const times = numberText(spec.timesMax);
  const kernels = counted(check.reference ?? 0, 'kernel');
  return `${name} launches ${counted(check.student, 'kernel')} where the reference launches ${kernels}; at most ${times} times as many is worth ${worth}. Is there a loop that one operation on whole tensors replaces?`;
}

function countTensors(value: Value): number {
  if (isTensorValue(value)) return 1;
  const inner = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return inner.reduce<number>((sum, one) => sum + countTensors(one), 0);
}
