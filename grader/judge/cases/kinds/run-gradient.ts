import type { GradientSpec } from '#grader/exercise/case-spec.ts';
import type { Draw } from '#grader/exercise/draw.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import type { CallMode, TensorValue, Value } from '#grader/protocol.ts';
import { faultIn, JudgeFault } from '../../judge-fault.ts';
import { isTensorValue } from '../../link/tensor-value.ts';
import { type CaseResult, type CaseWorld, callReference } from '../case-world.ts';
import { FINITE_DIFFERENCE_TOLERANCE, finiteDifferences } from './finite-differences.ts';
import { type ComparedCalls, type ComparedSpec, runCompared } from './run-property.ts';

type Spec = GradientSpec<SizeSpec> & { readonly title: string };

/**
 * Gradients through the student's function of sum(result · upstream), upstream being random, compared with automatic
 * differentiation of the reference or with central differences of it.
 */
export function runGradient(world: CaseWorld, spec: Spec): Promise<CaseResult> {
  const { compared, calls } = gradientCase(world, spec);
  return runCompared(world, compared, calls);
}

/** A gradient case as a compared one. */
export function gradientCase(
  world: Pick<CaseWorld, 'exercise'>,
  spec: Spec,
): { readonly compared: ComparedSpec; readonly calls: ComparedCalls } {
  const wrt = spec.wrt ?? [0];
  const partNames = { value: `The value of \`${spec.call}\``, ...gradientNames(world, spec, wrt) };
  const chooseMode = async (args: readonly Value[], draw: Draw): Promise<CallMode> => {
    const upstream = draw.normal((await referenceTensor(world, spec, args)).shape);
    return { kind: 'vjp', wrt, upstream };
  };
  if (spec.against !== 'finite-differences') {
    return { compared: { ...spec, partNames }, calls: { chooseMode } };
  }
  const compared: ComparedSpec = {
    ...spec,
    partNames,
    tolerance: { ...FINITE_DIFFERENCE_TOLERANCE, ...spec.tolerance },
  };
  const expect = async (args: readonly Value[], mode: CallMode): Promise<Value> => {
    if (mode.kind !== 'vjp') throw new JudgeFault('A gradient case called without its mode.');
    const at = async (moved: readonly Value[]) => referenceTensor(world, spec, moved);
    const gradients = await finiteDifferences(at, { args, wrt, upstream: mode.upstream });
    return { value: await referenceTensor(world, spec, args), gradients };
  };
  return { compared, calls: { chooseMode, expect } };
}

async function referenceTensor(
  world: Pick<CaseWorld, 'exercise'>,
  spec: Spec,
  args: readonly Value[],
): Promise<TensorValue> {
  const { value } = await callReference(world, { call: spec.call, args, mode: { kind: 'plain' } });
  if (isTensorValue(value)) return value;
  throw faultIn('cases.ts', `"${spec.title}": ${spec.call} must return one tensor to be differentiated.`);
}

function gradientNames(
  world: Pick<CaseWorld, 'exercise'>,
  spec: Spec,
  wrt: readonly number[],
): Record<string, string> {
  const entry = world.exercise.manifest.entryPoints.find(({ name }) => name === spec.call);
  const names = spec.argNames ?? entry?.parameters.map(({ name }) => name) ?? [];
  return Object.fromEntries(
    wrt.map((position, i) => [
      `gradients[${i}]`,
      `The gradient with respect to \`${names[position] ?? `argument ${position + 1}`}\``,
    ]),
  );
}
