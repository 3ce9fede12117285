import type { PropertySpec } from '#grader/exercise/case-spec.ts';
import type { Draw } from '#grader/exercise/draw.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import type { CallMode, Value } from '#grader/protocol.ts';
import type { EvidenceContext } from '../../explain/evidence.ts';
import { faultIn } from '../../judge-fault.ts';
import {
  type Failure,
  failedOutcome,
  isClear,
  isFinal,
  mismatchIn,
  type PassedSpec,
  passedOutcome,
  wayOfFailing,
} from '../call-case.ts';
import { type CaseResult, type CaseWorld, toleranceOf } from '../case-world.ts';
import type { SizeRecord } from '../inputs/size-coverage.ts';
import { type Agreeing, type TrialSpec, tryInput } from '../trial.ts';
import { type RandomCaseResult, type RandomTrial, runRandomCase } from './random-case.ts';

/** What property and gradient cases share. */
export type ComparedSpec = Pick<
  PropertySpec<SizeSpec>,
  | 'call'
  | 'sizes'
  | 'where'
  | 'args'
  | 'argNames'
  | 'runs'
  | 'tolerance'
  | 'layout'
  | 'picture'
  | 'points'
  | 'cost'
> & { readonly title: string; readonly partNames?: Readonly<Record<string, string>> };

/** Random inputs compared with the reference; a failure shrinks to the smallest sizes, then to plain values. */
export function runProperty(world: CaseWorld, spec: ComparedSpec): Promise<CaseResult> {
  return runCompared(world, spec, { chooseMode: async () => ({ kind: 'plain' }) });
}

export interface ComparedCalls {
  readonly chooseMode: (args: readonly Value[], draw: Draw) => Promise<CallMode>;
  /** Instead of the reference's own result. */
  readonly expect?: (args: readonly Value[], mode: CallMode) => Promise<Value>;
}

/** Like {@link runProperty}, with the mode of each call, and perhaps its expected result, made from its arguments. */
export async function runCompared(
  world: CaseWorld,
  spec: ComparedSpec,
  { chooseMode, expect }: ComparedCalls,
): Promise<CaseResult> {
  const result = await runRandomCase<Agreeing, Failure>(world, {
    ...spec,
    async tryInput(sizes, draw): Promise<RandomTrial<Agreeing, Failure>> {
      const args = drawArgs(spec, { sizes, draw });
      const mode = await chooseMode(args, draw);
      const trialSpec: TrialSpec = {
        call: spec.call,
        args,
        argNames: spec.argNames,
        mode,
        meterReference: spec.cost?.some(({ kind }) => kind === 'kernels'),
        expect: expect && { value: await expect(args, mode) },
        tolerance: toleranceOf(world, spec.tolerance),
        layout: spec.layout,
      };
      return withSizes(await tryCompared(world, trialSpec, spec), sizes);
    },
  });
  return comparedOutcome(world, spec, result);
}

/** One input of a compared case. */
export async function tryCompared(
  world: CaseWorld,
  trialSpec: TrialSpec,
  spec: Pick<ComparedSpec, 'argNames' | 'layout' | 'picture' | 'partNames'>,
): Promise<RandomTrial<Agreeing, Failure>> {
  const trial = await tryInput(world, trialSpec);
  if (trial.kind === 'agrees') return { kind: 'passed', trial };
  const { call, args } = trialSpec;
  const { argNames, layout, picture, partNames } = spec;
  const context: EvidenceContext = { world, call, args, argNames, layout, picture, partNames };
  const failure: Failure = { spec: trialSpec, context, trial };
  const clear = isClear(mismatchIn(trial));
  return { kind: 'failed', way: wayOfFailing(trial), final: isFinal(trial), clear, failure };
}

/** A failure keeps the sizes of its input. */
export function withSizes(
  result: RandomTrial<Agreeing, Failure>,
  sizes: SizeRecord,
): RandomTrial<Agreeing, Failure> {
  return result.kind === 'passed' ? result : { ...result, failure: { ...result.failure, sizes } };
}

/** The outcome of a compared case from all of its inputs. */
export async function comparedOutcome(
  world: CaseWorld,
  spec: PassedSpec,
  result: RandomCaseResult<Agreeing, Failure>,
): Promise<CaseResult> {
  if (result.kind === 'passed') return passedOutcome(world, result.trials, spec);
  const { smallest, drawn, passed } = result;
  return failedOutcome(world, smallest, { shrunk: result, others: drawn, passed });
}

/** The arguments for some sizes. @throws JudgeFault when the author's function throws */
export function drawArgs(
  spec: { readonly title: string; readonly args: (sizes: never, draw: Draw) => readonly Value[] },
  { sizes, draw }: { sizes: SizeRecord; draw: Draw },
): readonly Value[] {
  try {
    return spec.args(sizes as never, draw);
  } catch (cause) {
    throw faultIn(
      'cases.ts',
      `"${spec.title}": \`args\` threw for ${JSON.stringify(sizes)}: ${(cause as Error).message}`,
    );
  }
}
