/** With what luck a mistake slips through: its cases again on many seeds, where a seed can decide. */
import type { CaseOutcome, CaseRound, Report } from '../protocol.ts';
import { outcomesOf } from './over-seeds.ts';
import { isFull, isQuick, type ProofWorld, runWhole } from './proof-world.ts';

/** How often one case caught a mistake. */
export interface CaseLuck {
  readonly caseId: string;
  /** Of the seeds that were tried. */
  readonly caught: number;
}

export interface MistakeLuck {
  readonly path: string;
  /** Seeds under which no case caught it: a student who makes it would have earned everything. */
  readonly slipped: number;
  /** Seeds that were tried; none where one case catches it under every seed. */
  readonly tried: number;
  /** Cases that catch it whatever the seed: literal ones, and those that most of their inputs fail. */
  readonly surely: readonly string[];
  /** Of the others that a seed may decide, how often they caught it; empty where one surely does. */
  readonly cases: readonly CaseLuck[];
}

export interface LuckQuestion {
  readonly world: ProofWorld;
  readonly programs: readonly { readonly path: string; readonly source: string }[];
  readonly seeds: number;
  /** Before the first round: how many there are. */
  readonly onPlanned: (rounds: number) => void;
  readonly onRound: () => void;
}

/** Seeds of their own, apart from those of other proofs. */
const FIRST_SEED = 10_001;

/** One program after the other; trainings count as they come out once. Of the reference it would say nothing. */
export async function measureLuck(question: LuckQuestion): Promise<MistakeLuck[]> {
  const { world, programs, seeds, onPlanned } = question;
  const begun: Begun[] = [];
  for (const program of programs) begun.push(begin(program, await runWhole(world, program.source, 1), seeds));
  onPlanned(begun.reduce((sum, { rounds }) => sum + rounds.length, 0));
  const results: MistakeLuck[] = [];
  for (const one of begun) results.push(await play(one, question));
  return results;
}

interface Begun {
  readonly program: LuckQuestion['programs'][number];
  readonly surely: readonly string[];
  readonly open: readonly string[];
  readonly rounds: readonly CaseRound[];
}

function begin(program: Begun['program'], { cases }: Report, seeds: number): Begun {
  const open = cases.filter(isOpen).map(({ id }) => id);
  const surely = cases.filter((outcome) => catches(outcome) && !isOpen(outcome)).map(({ id }) => id);
  const rounds =
    surely.length > 0
      ? []
      : Array.from({ length: seeds }, (_, i) => FIRST_SEED + i).flatMap((seed) =>
          open.map((caseId) => ({ caseId, seed })),
        );
  return { program, surely, open: surely.length > 0 ? [] : open, rounds };
}

/** Below this chance a seed that decides otherwise will not be drawn in a course. */
const CHANCE_MIN = 1e-5;

/** Examples draw nothing, trainings are whole runs, and what fails on most of many inputs fails with every seed. */
function isOpen(outcome: CaseOutcome): boolean {
  if (outcome.kind === 'example' || !isQuick(outcome)) return false;
  if (outcome.status === 'passed') return true;
  // It throws, never ends, or is refused, mostly for its code and not for its numbers.
  if (outcome.status !== 'failed') return false;
  const counter = outcome.evidence?.counterExample;
  if (!counter) return true;
  // One input more that passes: a few that all fail are no proof that all would.
  return (1 - counter.runsFailed / (counter.runs + 1)) ** counter.runs > CHANCE_MIN;
}

function catches(outcome: CaseOutcome): boolean {
  // The law holds: what does not vouch for it catches the mistake, or nothing does.
  return !isFull(outcome) && outcome.evidence?.withheld === undefined;
}

async function play(
  { program, surely, open, rounds }: Begun,
  { world, seeds, onRound }: LuckQuestion,
): Promise<MistakeLuck> {
  // Nothing catches it, and no seed would.
  if (surely.length + open.length === 0)
    return { path: program.path, slipped: seeds, tried: seeds, surely, cases: [] };
  const caughtBy = new Map(open.map((id) => [id, 0]));
  const bySeed = new Map<number, { readonly rounds: number; readonly caught: boolean }>();
  for await (const { round, outcome } of outcomesOf(world, { solution: program.source, rounds })) {
    onRound();
    const caught = catches(outcome);
    const before = bySeed.get(round.seed);
    bySeed.set(round.seed, {
      rounds: (before?.rounds ?? 0) + 1,
      caught: caught || (before?.caught ?? false),
    });
    if (caught) caughtBy.set(round.caseId, (caughtBy.get(round.caseId) ?? 0) + 1);
  }
  // Where a case could not end, the seed tells only if another caught the mistake.
  const told = [...bySeed.values()].filter((seed) => seed.caught || seed.rounds === open.length);
  return {
    path: program.path,
    slipped: told.filter(({ caught }) => !caught).length,
    tried: told.length,
    surely,
    cases: [...caughtBy].map(([caseId, caught]) => ({ caseId, caught })),
  };
}
