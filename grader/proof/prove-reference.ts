/** The reference earns all points on many seeds, and the same seed gives the same report. */
import { misconceptionPrograms } from '../exercise/misconceptions/expand-misconceptions.ts';
import type { CaseOutcome, CaseRound } from '../protocol.ts';
import type { Claim, Finding } from './proof.ts';
import { isFull, isQuick, missedCase, type ProofWorld, quickCases, runWhole } from './proof-world.ts';

/** Seeds on which the whole reference runs; the others run one case each, in turn, of those that are not trainings. */
const WHOLE_SEEDS = 3;
/** Rounds in one realm: starting one takes longer than most cases, and all must end within the time of a run. */
const ROUNDS = 12;

export function referenceClaims(world: ProofWorld): Claim[] {
  const { bundle, plan, seeds } = world;
  const solution = bundle.files['reference.ts'] ?? '';
  const quick = plan.filter(isQuick);
  const wholeSeeds = quick.length > 0 ? Math.min(seeds, WHOLE_SEEDS) : WHOLE_SEEDS;
  const whole = Array.from(
    { length: wholeSeeds },
    (_, i): Claim => ({
      kind: 'reference',
      subject: `seed ${i + 1}`,
      prove: async () => {
        const report = await runWhole(world, solution, i + 1);
        return report.cases.flatMap((outcome) => missedBy(outcome, i + 1));
      },
    }),
  );
  const repeatable: Claim = {
    kind: 'repeatable',
    subject: 'seed 7',
    prove: () => proveRepeatable(world, solution),
  };
  if (quick.length === 0) return [...whole, repeatable];
  const rounds = Array.from({ length: Math.max(0, seeds - WHOLE_SEEDS) }, (_, i) => {
    const seed = WHOLE_SEEDS + i + 1;
    return { seed, caseId: quick[(seed - 1) % quick.length]?.id ?? '' };
  });
  const chunks = chunksOf(rounds, ROUNDS).map((chunk) => roundsClaim(world, solution, chunk));
  return [...whole, ...chunks, repeatable];
}

function roundsClaim({ host, bundle }: ProofWorld, solution: string, rounds: readonly CaseRound[]): Claim {
  return {
    kind: 'reference',
    subject: `seeds ${rounds[0]?.seed}–${rounds.at(-1)?.seed}`,
    prove: async () => {
      const report = await host.run(bundle, { solution, seed: 0, visibility: 'all', rounds });
      return report.cases.flatMap((outcome, i) => missedBy(outcome, rounds[i]?.seed ?? 0));
    },
  };
}

function missedBy(outcome: CaseOutcome, seed: number): Finding[] {
  if (isFull(outcome)) return [];
  return [{ caseId: outcome.id, advice: { kind: 'case-missed', missed: missedCase(outcome, seed) } }];
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

/** With a misconception where there is one: its report has evidence and hints in it. */
async function proveRepeatable({ host, bundle, plan }: ProofWorld, reference: string): Promise<Finding[]> {
  const [mistake] = misconceptionPrograms(bundle.files);
  const solution = mistake?.source ?? reference;
  const request = { solution, seed: 7, visibility: 'all', ...quickCases(plan) } as const;
  const [first, second] = [await host.run(bundle, request), await host.run(bundle, request)];
  if (withoutTimes(first) === withoutTimes(second)) return [];
  const differing = first.cases.find((outcome, i) => withoutTimes(outcome) !== withoutTimes(second.cases[i]));
  return [
    {
      ...(differing ? { caseId: differing.id } : {}),
      advice: { kind: 'runs-differ', file: mistake?.path ?? 'reference.ts', title: differing?.title ?? null },
    },
  ];
}

/** A report without what a clock or the state of the engine decides. */
function withoutTimes(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) =>
    key === 'durationMs' || key === 'wallMs' || key === 'cost' ? undefined : inner,
  );
}
