/** Stored programs prove the cases: right ones earn all points under every seed, wrong ones never do. */
import type { CaseOutcome } from '../protocol.ts';
import { fullMarks } from './full-marks.ts';
import { seedFindings } from './over-seeds.ts';
import type { Claim, Finding } from './proof.ts';
import { isFull, isQuick, missedCase, type ProofWorld, runWhole } from './proof-world.ts';
import { hiddenOnly } from './prove-misconception.ts';
import { nearTolerance } from './signals.ts';

/** Two of each: one alone would be the author's own way of thinking. */
const LEAST = 2;
/** Trainings of right programs run on these seeds beside the first; on one of them where few seeds are asked for. */
const TRAINING_SEEDS = [2, 3];
const FEW_SEEDS = 10;

export function solutionClaims(world: ProofWorld): Claim[] {
  const files = Object.keys(world.solutions);
  const right = files.filter((file) => /^solutions\/right-[a-z0-9-]+\.ts$/.test(file));
  const wrong = files.filter((file) => /^solutions\/wrong-[a-z0-9-]+\.ts$/.test(file));
  const strays = files.filter((file) => !right.includes(file) && !wrong.includes(file));
  return [
    { kind: 'solutions', subject: 'solutions', prove: async () => enough(right.length, wrong.length) },
    ...strays.map(
      (file): Claim => ({
        kind: 'solutions',
        subject: file,
        prove: async () => [{ advice: { kind: 'stray-solution' } }],
      }),
    ),
    ...right.map((file): Claim => ({ kind: 'right', subject: file, prove: () => proveRight(world, file) })),
    ...wrong.map((file): Claim => ({ kind: 'wrong', subject: file, prove: () => proveWrong(world, file) })),
  ];
}

function enough(right: number, wrong: number): Finding[] {
  // A folder without any is one that has just been made.
  if (right + wrong === 0 || (right >= LEAST && wrong >= LEAST)) return [];
  return [{ advice: { kind: 'few-solutions', right, wrong, least: LEAST } }];
}

async function proveRight(world: ProofWorld, file: string): Promise<Finding[]> {
  const solution = world.solutions[file] ?? '';
  const report = await runWhole(world, solution, 1);
  const missed = report.cases.flatMap((outcome) => missedBy(outcome, 1));
  if (missed.length > 0) return missed;
  const trainings = world.plan.filter((plan) => !isQuick(plan)).map(({ id }) => id);
  if (trainings.length > 0) {
    for (const seed of TRAINING_SEEDS.slice(0, world.seeds <= FEW_SEEDS ? 1 : undefined)) {
      const run = { solution, seed, visibility: 'all', caseIds: trainings } as const;
      const again = await world.host.run(world.bundle, run);
      const found = again.cases.flatMap((outcome) => missedBy(outcome, seed));
      if (found.length > 0) return found;
    }
  }
  return seedFindings(world, solution, report);
}

function missedBy(outcome: CaseOutcome, seed: number): Finding[] {
  if (isFull(outcome)) return [];
  return [{ caseId: outcome.id, advice: { kind: 'case-missed', missed: missedCase(outcome, seed) } }];
}

async function proveWrong(world: ProofWorld, file: string): Promise<Finding[]> {
  const solution = world.solutions[file] ?? '';
  const report = await runWhole(world, solution, 1);
  if (report.points >= report.pointsMax) return [await fullMarks(world, { path: file, source: solution })];
  return [...(await seedFindings(world, solution, report)), ...hiddenOnly(report), ...nearTolerance(report)];
}
