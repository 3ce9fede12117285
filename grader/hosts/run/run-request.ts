import { hashText } from '#grader/exercise/files/hash-files.ts';
import type { JudgeCare, RunRequest } from '#grader/protocol.ts';
import type { HostRun } from '../host.ts';

/** What a home decides of its runs. */
export type HomeOfRun = Pick<RunRequest, 'standing' | 'runner' | 'limits' | 'slowness'>;

/** What the judge is asked for a run. @param run.care after a judge was lost */
export async function runRequest(
  run: HostRun & { readonly care?: JudgeCare | undefined },
  home: HomeOfRun,
): Promise<RunRequest> {
  const { solution, seed, visibility, caseIds, rounds, timeOutsInRowMax, against, care } = run;
  return {
    runId: crypto.randomUUID(),
    solution,
    codeHash: await hashText(solution),
    seed,
    visibility,
    ...(caseIds ? { caseIds } : {}),
    ...(rounds ? { rounds } : {}),
    ...(timeOutsInRowMax === undefined ? {} : { timeOutsInRowMax }),
    ...(against ? { against } : {}),
    ...(care ? { care } : {}),
    ...home,
  };
}
