/** Two versions of a case about one solution: the smallest input on which they say different things. */
import type { Draw } from '#grader/exercise/draw.ts';
import type { ApartSide, CallMode, Value } from '#grader/protocol.ts';
import { differenceEvidence, type EvidenceContext, inputEvidence } from '../explain/evidence.ts';
import { partAt } from '../explain/pictures.ts';
import { isJudgeFault } from '../judge-fault.ts';
import { toJsonTensor } from '../link/json-value.ts';
import { isTensorValue } from '../link/tensor-value.ts';
import type { PlannedCase, PreparedExercise } from '../prepare-exercise.ts';
import { brokenOutcome } from './broken-result.ts';
import { type CaseResult, type CaseWorld, toleranceOf } from './case-world.ts';
import type { SizeRecord } from './inputs/size-coverage.ts';
import { type RandomTrial, runRandomCase } from './kinds/random-case.ts';
import { gradientCase } from './kinds/run-gradient.ts';
import { type ComparedCalls, type ComparedSpec, drawArgs } from './kinds/run-property.ts';
import { type Trial, tryInput } from './trial.ts';

/** A case as one version asks it. */
interface Side {
  readonly world: CaseWorld;
  readonly compared: ComparedSpec;
  readonly calls: ComparedCalls;
  /** Of an example: its one input. */
  readonly given: { readonly args: readonly Value[]; readonly expect?: Value } | null;
}

/** One input, as both versions judge it. */
interface Both {
  readonly args: readonly Value[];
  readonly own: Trial;
  readonly other: Trial;
}

interface Apart {
  readonly sizes: SizeRecord;
  readonly both: Both;
}

const PLAIN: ComparedCalls = { chooseMode: async () => ({ kind: 'plain' }) };

/**
 * Inputs of either version, drawn as they were for the verdict, and made small as counter-examples are. The code runs
 * under the rules of its own version; where the other has other rules, nothing can be said.
 * @throws JudgeFault when the version itself is broken
 */
export async function tellApart(
  world: CaseWorld,
  { id, spec, rival }: { id: string; spec: PlannedCase['spec']; rival: PreparedExercise },
): Promise<CaseResult> {
  const rivalSpec = rival.cases.find(({ plan }) => plan.id === id)?.spec;
  const own = sideOf(world, spec);
  const other = rivalSpec && sideOf({ ...world, exercise: rival }, rivalSpec);
  if (!own || !other || spec.kind !== rivalSpec?.kind || !hasSameRules(world.exercise, rival)) {
    return { status: 'passed', apart: { kind: 'not-comparable' } };
  }
  const sides = { own, other };
  const found = (await search(own, sides)) ?? (await search(other, sides));
  if (found === null) return { status: 'passed', apart: { kind: 'alike' } };
  const { sizes, both } = found;
  const path = pathOf(both.own) ?? pathOf(both.other) ?? '';
  const said = { kind: 'told', sizes: { ...sizes } } as const;
  return {
    status: both.own.kind === 'agrees' ? 'passed' : 'failed',
    apart: {
      ...said,
      own: sideSays(own, { args: both.args, trial: both.own, path }),
      other: sideSays(other, { args: both.args, trial: both.other, path }),
    },
  };
}

function sideOf(world: CaseWorld, spec: PlannedCase['spec']): Side | null {
  switch (spec.kind) {
    case 'property':
      return { world, compared: spec, calls: PLAIN, given: null };
    case 'gradient':
      return { world, ...gradientCase(world, spec), given: null };
    case 'example': {
      const { args, ...compared } = spec;
      const expect = 'expect' in spec ? { expect: spec.expect } : {};
      return {
        world,
        compared: { ...compared, sizes: {}, args: () => args },
        calls: PLAIN,
        given: { args, ...expect },
      };
    }
    default:
      return null;
  }
}

function hasSameRules(a: PreparedExercise, b: PreparedExercise): boolean {
  return a.driver === b.driver && a.manifest.forbids.join() === b.manifest.forbids.join();
}

/** Among the inputs that one side draws. */
async function search(from: Side, sides: { own: Side; other: Side }): Promise<Apart | null> {
  const { sizes, where, title } = from.compared;
  const runs = from.given ? 1 : from.compared.runs;
  const result = await runRandomCase<null, Both>(from.world, {
    sizes,
    where,
    title,
    runs,
    tryInput: (drawn, draw) => tryBoth(from, { sides, sizes: drawn, draw }),
  });
  return result.kind === 'passed' ? null : { sizes: result.sizes, both: result.smallest };
}

async function tryBoth(
  from: Side,
  { sides, sizes, draw }: { sides: { own: Side; other: Side }; sizes: SizeRecord; draw: Draw },
): Promise<RandomTrial<null, Both>> {
  const args = drawArgs(from.compared, { sizes, draw });
  try {
    const mode = await from.calls.chooseMode(args, draw);
    const own = await ask(sides.own, { args, mode });
    const other = await ask(sides.other, { args, mode });
    if ((own.kind === 'agrees') === (other.kind === 'agrees')) return { kind: 'passed', trial: null };
    const way = own.kind === 'agrees' ? 'the other objects' : 'this one objects';
    return { kind: 'failed', way, final: false, clear: true, failure: { args, own, other } };
  } catch (error) {
    // What only one version can be asked tells nothing about the code.
    if (isJudgeFault(error)) return { kind: 'passed', trial: null };
    throw error;
  }
}

async function ask(
  { world, compared, calls, given }: Side,
  { args, mode }: { args: readonly Value[]; mode: CallMode },
): Promise<Trial> {
  const expected = given && 'expect' in given && given.args === args ? { value: given.expect } : null;
  const drawn = calls.expect ? { value: await calls.expect(args, mode) } : undefined;
  return tryInput(world, {
    call: compared.call,
    args,
    argNames: compared.argNames,
    mode,
    tolerance: toleranceOf(world, compared.tolerance),
    layout: compared.layout,
    expect: expected ?? drawn,
  });
}

function pathOf(trial: Trial): string | null {
  return trial.kind === 'differs' ? trial.mismatch.path : null;
}

function sideSays(
  { world, compared }: Side,
  { args, trial, path }: { args: readonly Value[]; trial: Trial; path: string },
): ApartSide {
  if (trial.kind === 'agrees') {
    const expected = tensorAt(trial.expected, { path, world });
    const actual = tensorAt(trial.actual, { path, world });
    return { passed: true, ...(expected && actual ? { expected, actual } : {}) };
  }
  const { call, argNames, layout, picture, partNames } = compared;
  const context: EvidenceContext = { world, call, args, argNames, layout, picture, partNames };
  if (trial.kind === 'differs') return { passed: false, evidence: differenceEvidence(trial, context) };
  const { error } = brokenOutcome(trial.result, world.exercise.manifest);
  const reason = error?.message ?? 'The code gave no result.';
  return { passed: false, evidence: { reason, ...inputEvidence(context) } };
}

function tensorAt(value: Value, { path, world }: { path: string; world: CaseWorld }) {
  const part = partAt(value, path);
  return isTensorValue(part) && part.data.length <= world.limits.evidenceElements ? toJsonTensor(part) : null;
}
