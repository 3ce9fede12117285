/** Every misconception is rejected, recognised as itself, and worth the same under every seed. */
import {
  type MisconceptionProgram,
  misconceptionPrograms,
} from '../exercise/misconceptions/expand-misconceptions.ts';
import type { Report } from '../protocol.ts';
import { fullMarks } from './full-marks.ts';
import { seedFindings } from './over-seeds.ts';
import type { Claim, Finding } from './proof.ts';
import { isFull, type ProofWorld, runWhole, whyOf } from './proof-world.ts';
import { nearTolerance } from './signals.ts';

/** Of a misconception, and of a stored wrong program: whether the statement could announce what they fail. */
export function hiddenOnly({ cases }: Report): Finding[] {
  const missed = cases.filter((outcome) => !isFull(outcome));
  const costs = missed.filter(({ pointsMax }) => pointsMax > 0);
  // A case without points announces as well: the student's own run fails it.
  if (costs.length === 0 || missed.some(({ visibility }) => visibility === 'public')) return [];
  return [{ advice: { kind: 'hidden-only', titles: costs.map(({ title }) => title) } }];
}

/** Falling into a trap that has a name should cost a quarter. */
const SHARE_MAX = 0.75;

/** @param mistakes filled with their reports: what those say together is judged when all are there */
export function misconceptionClaims(world: ProofWorld, mistakes: Map<string, Report>): Claim[] {
  return misconceptionPrograms(world.bundle.files).map((program) => ({
    kind: 'misconception',
    subject: program.name,
    prove: () => proveMisconception(world, program, mistakes),
  }));
}

async function proveMisconception(
  world: ProofWorld,
  { name, path, source: solution }: MisconceptionProgram,
  mistakes: Map<string, Report>,
): Promise<Finding[]> {
  const report = await runWhole(world, solution, 1);
  mistakes.set(name, report);
  const { points, pointsMax } = report;
  if (points >= pointsMax) return [await fullMarks(world, { path, source: solution })];
  return [
    ...recognition(report, name),
    ...(await seedFindings(world, solution, report)),
    ...hiddenOnly(report),
    ...nearTolerance(report),
    ...(passesExamples(report) && isSeenInNumbers(report)
      ? [{ advice: { kind: 'passes-examples' }, onlyWarns: true } as const]
      : []),
    ...(points > pointsMax * SHARE_MAX
      ? [{ advice: { kind: 'cheap-mistake', points, pointsMax }, onlyWarns: true } as const]
      : []),
  ];
}

function recognition({ cases }: Report, name: string): Finding[] {
  const hints = cases.flatMap((outcome) => outcome.hints.map((hint) => hint.misconception));
  if (hints.includes(name)) return [];
  const missed = cases.find(({ status }) => status !== 'passed');
  const why = missed?.error ? whyOf(missed) : '';
  return [{ advice: { kind: 'not-recognised', hints: [...new Set(hints)], why } }];
}

/** No worked example shows what only gradients tell, or a training. */
function isSeenInNumbers({ cases }: Report): boolean {
  return cases.some(
    (outcome) => outcome.kind !== 'gradient' && outcome.kind !== 'training' && !isFull(outcome),
  );
}

/** Whether all public examples pass, of which there are some. */
function passesExamples({ cases }: Report): boolean {
  const examples = cases.filter(({ kind, visibility }) => kind === 'example' && visibility === 'public');
  return examples.length > 0 && examples.every(isFull);
}
