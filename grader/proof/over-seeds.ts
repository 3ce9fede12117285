/** Whether the points of a program hang on the seed: its cases again, on further seeds, where a seed can decide. */
import type { CaseOutcome, CaseRound, Report } from '../protocol.ts';
import type { Finding } from './proof.ts';
import { isQuick, type ProofWorld, whyOf } from './proof-world.ts';

/** Seeds of the further rounds begin here, apart from those of whole runs. */
const FIRST_SEED = 101;
/** A case that one seed in eight decides otherwise is missed by this many once in two hundred times. No more are asked for. */
const SEEDS_MAX = 40;
/** Every program of an exercise runs them all: half as many as the reference runs on. */
const SHARE = 0.5;
/** In one realm: starting one takes longer than most cases, and all of them should end within the time of a run. */
const ROUNDS = 24;
/** What code that draws by itself says: even an example is not the same for it under another seed. */
const DRAWS = /\.(random|shuffle|initializers|truncatedNormal|multinomial|dropout)/;

/** Below this chance a seed that decides otherwise will not be drawn in a course. */
const CHANCE_MIN = 1e-5;

/**
 * On half as many further seeds as the reference is tried on, up to the most that tells something.
 * @param first report of the whole program on one seed
 */
export async function seedFindings(world: ProofWorld, solution: string, first: Report): Promise<Finding[]> {
  const rounds = furtherRounds(first.cases, { seedsAsked: world.seeds, draws: DRAWS.test(solution) });
  for await (const { round, outcome } of outcomesOf(world, { solution, rounds })) {
    const [finding] = compared(first, outcome, round.seed);
    // One is enough to mend it, and each more costs seconds.
    if (finding) return [finding];
  }
  return [];
}

interface PlayedRound {
  readonly round: CaseRound;
  readonly outcome: CaseOutcome;
}

/**
 * Plays the rounds, a realm full at a time. Those that the time of a run cut off are played again; one that fills it by
 * itself is left out.
 */
export async function* outcomesOf(
  { host, bundle }: Pick<ProofWorld, 'host' | 'bundle'>,
  asked: { readonly solution: string; readonly rounds: readonly CaseRound[] },
): AsyncGenerator<PlayedRound> {
  const { solution } = asked;
  let rest = asked.rounds;
  while (rest.length > 0) {
    const rounds = rest.slice(0, ROUNDS);
    const report = await host.run(bundle, { solution, seed: 0, visibility: 'all', rounds });
    for (const [i, round] of rounds.entries()) {
      const outcome = report.cases[i];
      if (outcome && !isCutOff(outcome)) yield { round, outcome };
    }
    const cutOff = rounds.filter((_, i) => isCutOff(report.cases[i]));
    // What fills the time of a run by itself says nothing.
    const again = cutOff.length < rounds.length ? cutOff : cutOff.slice(1);
    rest = [...again, ...rest.slice(ROUNDS)];
  }
}

/** The cases again that a seed may decide, seed by seed: as many on a busy machine as on an idle one. */
export function furtherRounds(
  cases: readonly CaseOutcome[],
  { seedsAsked, draws = false }: { readonly seedsAsked: number; readonly draws?: boolean },
): CaseRound[] {
  const open = cases.filter((outcome) => (outcome.kind === 'example' ? draws : seedMayDecide(outcome)));
  const seeds = Math.min(SEEDS_MAX, Math.ceil(seedsAsked * SHARE));
  return Array.from({ length: seeds }, (_, i) => FIRST_SEED + i).flatMap((seed) =>
    open.map(({ id }) => ({ caseId: id, seed })),
  );
}

/** The run ended before the case could: a slower machine, not another seed. */
function isCutOff(outcome: CaseOutcome | undefined): boolean {
  const fact = outcome?.error?.fact;
  return fact?.code === 'time-limit' && fact.of === 'run';
}

function compared(first: Report, outcome: CaseOutcome, seed: number): Finding[] {
  const before = first.cases.find(({ id }) => id === outcome.id);
  if (!before || before.points === outcome.points) return [];
  // The law holds; what vouches for it is not among these rounds.
  if (outcome.evidence?.withheld) return [];
  return [
    {
      caseId: outcome.id,
      advice: {
        kind: 'seed-decides',
        title: outcome.title,
        one: { seed: first.seed, points: before.points, why: whyOf(before) },
        other: { seed, points: outcome.points, why: whyOf(outcome) },
      },
    },
  ];
}

/** Trainings are whole runs of their own; what fails on half of its inputs fails with every seed. */
function seedMayDecide(outcome: CaseOutcome): boolean {
  if (!isQuick(outcome)) return false;
  // The law holds; nothing vouches for it under any seed.
  if (outcome.evidence?.withheld) return false;
  if (outcome.status === 'passed') return true;
  // It throws, never ends, or is refused, mostly for its code and not for its numbers.
  if (outcome.status !== 'failed') return false;
  const counter = outcome.evidence?.counterExample;
  if (!counter || counter.runs === 0) return true;
  const passes = (1 - counter.runsFailed / counter.runs) ** counter.runs;
  return passes > CHANCE_MIN;
}
