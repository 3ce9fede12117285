/** What `check` proves about one exercise. Each proof gives the problems that it found. */
import type { ExerciseBundle } from '../exercise/bundle.ts';
import type { Host } from '../hosts/host.ts';
import type { CaseOutcome, CasePlan, CaseRound, CodeError, Report } from '../protocol.ts';
import { type Mutant, universalMutants, wasChanged } from './mutants.ts';
import { proveForbidden } from './prove-forbids.ts';

export interface ProofWorld {
  readonly host: Host;
  /** A host whose cases time out after a second, for what never ends. */
  readonly hastyHost: Host;
  readonly bundle: ExerciseBundle;
  readonly plan: readonly CasePlan[];
  readonly seeds: number;
  /** Filled as misconceptions are proved: what their reports say together is judged when all are there. */
  readonly mistakes: Map<string, Report>;
}

/** A unit of work for the pool: resolves to problems, empty when the proof holds. */
export interface Proof {
  readonly title: string;
  readonly prove: () => Promise<string[]>;
}

/** Seeds on which the whole reference runs; the others run one case each, in turn, of those that are not trainings. */
const WHOLE_SEEDS = 3;
/** Mutants are far from right: one that earns this share shows cases that check too little. */
const MUTANT_SHARE_MAX = 0.5;

export function proofsOf(world: ProofWorld): Proof[] {
  const { files, manifest } = world.bundle;
  const reference = files['reference.ts'] ?? '';
  const names = manifest.entryPoints.map(({ name }) => name);
  const mistakes = Object.keys(files).flatMap((path) => /^misconceptions\/(.+)\.ts$/.exec(path)?.[1] ?? []);
  return [
    { title: 'points', prove: async () => provePoints(world) },
    ...referenceProofs(world, reference),
    { title: 'same seed, same report', prove: () => proveRepeatable(world, reference) },
    { title: 'starter', prove: () => proveStarter(world) },
    ...manifest.forbids.map((name) => ({
      title: `forbids ${name}`,
      prove: () => proveForbidden(world, name),
    })),
    ...mistakes.map((name) => ({
      title: `misconception ${name}`,
      prove: () => proveMisconception(world, name),
    })),
    ...universalMutants(reference, names).map((mutant) => ({
      title: `mutant ${mutant.name}`,
      prove: () => proveMutant(world, mutant),
    })),
  ];
}

function provePoints({ bundle, plan }: ProofWorld): string[] {
  const total = plan.reduce((sum, { pointsMax }) => sum + pointsMax, 0);
  if (Math.abs(total - bundle.manifest.points) < 1e-9) return [];
  return [`exercise.yaml says ${bundle.manifest.points} points; its cases are worth ${total}.`];
}

/** A training takes seconds and draws nothing that a seed could change. */
const isQuick = ({ kind }: CasePlan): boolean => kind !== 'training';

/** The cases that take no training; the first one where every case does. */
function quickCases(plan: readonly CasePlan[]): { readonly caseIds: readonly string[] } {
  const quick = plan.filter(isQuick);
  return { caseIds: (quick.length > 0 ? quick : plan.slice(0, 1)).map(({ id }) => id) };
}

/** Rounds in one realm: starting one takes longer than most cases, and all must end within the time of a run. */
const ROUNDS = 12;

function referenceProofs(world: ProofWorld, solution: string): Proof[] {
  const { host, bundle, plan, seeds } = world;
  const quick = plan.filter(isQuick);
  const whole = Array.from(
    { length: quick.length > 0 ? Math.min(seeds, WHOLE_SEEDS) : WHOLE_SEEDS },
    (_, i) => ({
      title: `reference, seed ${i + 1}`,
      prove: async () => {
        const report = await host.run(bundle, { solution, seed: i + 1, visibility: 'all' });
        return report.cases.flatMap((outcome) => missedByReference(outcome, i + 1));
      },
    }),
  );
  if (quick.length === 0) return whole;
  const rounds = Array.from({ length: Math.max(0, seeds - WHOLE_SEEDS) }, (_, i) => {
    const seed = WHOLE_SEEDS + i + 1;
    return { seed, caseId: quick[(seed - 1) % quick.length]?.id ?? '' };
  });
  return [...whole, ...chunksOf(rounds, ROUNDS).map((chunk) => roundsProof(world, solution, chunk))];
}

function roundsProof({ host, bundle }: ProofWorld, solution: string, rounds: readonly CaseRound[]): Proof {
  return {
    title: `reference, seeds ${rounds[0]?.seed}–${rounds.at(-1)?.seed}`,
    prove: async () => {
      const report = await host.run(bundle, { solution, seed: 0, visibility: 'all', rounds });
      return report.cases.flatMap((outcome, i) => missedByReference(outcome, rounds[i]?.seed ?? 0));
    },
  };
}

function missedByReference({ status, title, error, evidence }: CaseOutcome, seed: number): string[] {
  if (status === 'passed') return [];
  return [
    `reference.ts: '${title}' ${status} with seed ${seed}. ${error?.message ?? evidence?.reason ?? ''}`,
  ];
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

async function proveRepeatable({ host, bundle, plan }: ProofWorld, reference: string): Promise<string[]> {
  const mistake = Object.keys(bundle.files).find((path) => path.startsWith('misconceptions/'));
  const solution = (mistake && bundle.files[mistake]) ?? reference;
  const request = { solution, seed: 7, visibility: 'all', ...quickCases(plan) } as const;
  const [first, second] = [await host.run(bundle, request), await host.run(bundle, request)];
  if (withoutTimes(first) === withoutTimes(second)) return [];
  const differing = first.cases.find((outcome, i) => withoutTimes(outcome) !== withoutTimes(second.cases[i]));
  return [
    `${mistake ?? 'reference.ts'}: two runs with one seed differ, first in '${differing?.title ?? 'the report'}'.`,
  ];
}

/** A report without what a clock or the state of the engine decides. */
function withoutTimes(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) =>
    key === 'durationMs' || key === 'wallMs' || key === 'cost' ? undefined : inner,
  );
}

async function proveStarter({ host, bundle }: ProofWorld): Promise<string[]> {
  const solution = bundle.files['starter.ts'] ?? '';
  const report = await host.run(bundle, { solution, seed: 1, visibility: 'all' });
  const broken = report.cases.find(({ error }) => error?.kind === 'compile' || error?.kind === 'load');
  return [
    ...(report.points > 0
      ? [`starter.ts earns ${report.points} of ${report.pointsMax} points; expected none.`]
      : []),
    ...(broken?.error ? [`starter.ts${lineOf(broken.error)} does not load: ${broken.error.message}`] : []),
  ];
}

/** As in `reference.ts:7 does not load`. */
function lineOf({ line }: CodeError): string {
  return line === undefined ? '' : `:${line}`;
}

async function proveMisconception({ host, bundle, mistakes }: ProofWorld, name: string): Promise<string[]> {
  const file = `misconceptions/${name}.ts`;
  const report = await host.run(bundle, { solution: bundle.files[file] ?? '', seed: 1, visibility: 'all' });
  mistakes.set(name, report);
  if (report.points >= report.pointsMax) return [`${file} earns full marks: no case rejects it.`];
  const hints = report.cases.flatMap((outcome) => outcome.hints.map((hint) => hint.misconception));
  if (hints.includes(name)) return [];
  const instead =
    hints.length > 0 ? `it was taken for ${[...new Set(hints)].join(', ')}` : 'no hint was given';
  const why = report.cases.find(({ status }) => status !== 'passed');
  return [`${file} is rejected but not recognised: ${instead}. ${why?.error?.message ?? ''}`.trim()];
}

async function proveMutant({ host, hastyHost, bundle, plan }: ProofWorld, mutant: Mutant): Promise<string[]> {
  const first = plan[0];
  const narrow = mutant.hangs && first ? { caseIds: [first.id] } : quickCases(plan);
  const chosen = mutant.hangs ? hastyHost : host;
  const report = await chosen.run(bundle, { solution: mutant.source, seed: 1, visibility: 'all', ...narrow });
  if (report.points <= report.pointsMax * MUTANT_SHARE_MAX || !wasChanged(report)) return [];
  return [
    `A solution that gives ${mutant.title} earns ${report.points} of ${report.pointsMax} points; expected at most half.`,
  ];
}
