/** Whether the points of a program hang on the seed: its cases again, on further seeds, where a seed can decide. */
import type { CaseOutcome, CaseRound, Report } from '../protocol.ts';
import type { Finding } from './proof.ts';
import { isFull, isQuick, type ProofWorld, whyOf } from './proof-world.ts';

/** Seeds of the further rounds begin here, apart from those of whole runs. */
const FIRST_SEED = 101;
/** A case that one seed in eight decides otherwise is missed by this many once in forty times. No more are asked for. */
const SEEDS_MAX = 28;
/** Slow cases get fewer seeds: of the most, those that take this long. */
const BUDGET_MS = 8_000;
/** But not fewer than this share of what is asked for. */
const LEAST_SHARE = 0.2;
/** In one realm, far below the time of a run. */
const CHUNK_MS = 8_000;
/** Below this chance a seed that decides otherwise will not be drawn in a course. */
const CHANCE_MIN = 1e-5;

/**
 * On as many further seeds as the reference is tried on, up to the most that tells something.
 * @param first report of the whole program on one seed
 */
export async function seedFindings(world: ProofWorld, solution: string, first: Report): Promise<Finding[]> {
  const open = first.cases.filter(seedMayDecide);
  for (const rounds of chunked(open, Math.min(SEEDS_MAX, world.seeds))) {
    const report = await world.host.run(world.bundle, { solution, seed: 0, visibility: 'all', rounds });
    const findings = report.cases.flatMap((outcome, i) => compared(first, outcome, rounds[i]?.seed ?? 0));
    // One is enough to mend it, and each more costs seconds.
    if (findings.length > 0) return findings.slice(0, 1);
  }
  return [];
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

/** Examples draw nothing; trainings are whole runs of their own; what fails on half of its inputs fails with every seed. */
export function seedMayDecide(outcome: CaseOutcome): boolean {
  if (outcome.kind === 'example' || !isQuick(outcome)) return false;
  // A law pays beside a compared case of its function, which may not be among the further rounds.
  if (outcome.kind === 'invariant' && !isFull(outcome)) return false;
  if (outcome.status === 'passed') return true;
  // It throws, never ends, or is refused, mostly for its code and not for its numbers.
  if (outcome.status !== 'failed') return false;
  const counter = outcome.evidence?.counterExample;
  if (!counter || counter.runs === 0) return true;
  const passes = (1 - counter.runsFailed / counter.runs) ** counter.runs;
  return passes > CHANCE_MIN;
}

function chunked(open: readonly CaseOutcome[], asked: number): CaseRound[][] {
  const perSeedMs = open.reduce((sum, { durationMs }) => sum + Math.max(1, durationMs), 0);
  if (open.length === 0) return [];
  const affordable = (BUDGET_MS / perSeedMs) * (asked / SEEDS_MAX);
  const seeds = Math.ceil(Math.min(asked, Math.max(asked * LEAST_SHARE, affordable)));
  const perChunk = Math.max(1, Math.floor(CHUNK_MS / perSeedMs));
  const chunks: CaseRound[][] = [];
  for (let i = 0; i < seeds; i += perChunk) {
    const of = Array.from({ length: Math.min(perChunk, seeds - i) }, (_, k) => FIRST_SEED + i + k);
    chunks.push(of.flatMap((seed) => open.map(({ id }) => ({ caseId: id, seed }))));
  }
  return chunks;
}
