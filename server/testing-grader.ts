/** A grader for tests of the worker: the source says what it is worth. The real one has its own tests. */
import { hashText } from '#grader/exercise/files/hash-files.ts';
import { type CaseOutcome, PROTOCOL_VERSION, type Report } from '#grader/protocol.ts';
import type { GradingHost, ProvingHosts } from './jobs/grading-host.ts';
import { PLAN } from './testing.ts';

/** Source worth that many of the 10 points. */
export function worth(points: number): string {
  return `// worth ${points}\n`;
}

/** Reports what the source is worth; `before` runs first and may reject, as a broken grader does, or never end. */
export function testGrader(
  before: (task: GradingTask) => Promise<void> = async () => undefined,
): GradingHost {
  return {
    async run(version, { solution, seed = 0 }) {
      const task = { version, solution, seed };
      await before(task);
      return reportFor(task);
    },
  };
}

/** For jobs that prove nothing. */
export const noProving = (): Promise<ProvingHosts> =>
  Promise.reject(new Error('This test proves no exercise.'));

interface GradingTask {
  readonly version: { readonly slug: string; readonly hash: string };
  readonly solution: string;
  readonly seed: number;
}

async function reportFor({ version, solution, seed }: GradingTask): Promise<Report> {
  const points = Number(/worth (\d+)/.exec(solution)?.[1] ?? 0);
  const cases = PLAN.map((plan, index): CaseOutcome => {
    const before = PLAN.slice(0, index).reduce((sum, item) => sum + item.pointsMax, 0);
    const earned = Math.min(Math.max(points - before, 0), plan.pointsMax);
    const passed = earned === plan.pointsMax;
    return {
      ...plan,
      status: passed ? 'passed' : 'failed',
      points: earned,
      durationMs: 1,
      ...(passed
        ? {}
        : { evidence: { reason: `the secret of ${plan.id}`, patterns: [], inputs: [], pictures: [] } }),
      hints: [],
      logs: [{ level: 'log', text: `the log of ${plan.id}` }],
      pictures: [],
    };
  });
  return {
    version: PROTOCOL_VERSION,
    standing: 'verified',
    exercise: version.slug,
    exerciseHash: version.hash,
    codeHash: await hashText(solution),
    seed,
    device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
    runner: 'test',
    durationMs: 2,
    points,
    pointsMax: 10,
    cases,
    logs: [],
  };
}
