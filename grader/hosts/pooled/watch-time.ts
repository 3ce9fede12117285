import { stretched } from '#grader/exercise/run-limits.ts';
import type { Limits } from '#grader/protocol.ts';
import type { SupervisedRun } from '../run/supervise-run.ts';
import type { JudgeRealm, StudentRealm } from './realms.ts';

/** A run with everything round it; past this it is the judge or the machine that hangs. */
const RUN_GRACE_MS = 20_000;
/** Conclusions are drawn from all cases at once. */
const CONCLUSIONS_SHARE = 2;

/** Sees a judge that ended, one that takes too long over a case, and a run that does not end. */
export function watchTime<S extends StudentRealm, T>(
  judge: Pick<JudgeRealm<S>, 'allow' | 'gone'>,
  { limits: told, slowness = 1 }: { readonly limits: Limits; readonly slowness?: number },
): SupervisedRun<S, T>['watch'] {
  return ({ lose, fault }) => {
    const limits = stretched(told, slowness);
    const allowance = allow(judge, limits, () => lose('The judge took too long over a case.'));
    judge.gone.then((why) => lose(`The judge ended: ${why}`)).catch(() => undefined);
    const timer = setTimeout(
      () => fault('The judge did not finish the run.'),
      limits.runMs + limits.judgeMs + RUN_GRACE_MS,
    );
    return {
      hear({ type }) {
        if (type === 'case-started') allowance.begin(1);
        if (type === 'outcome') allowance.begin(CONCLUSIONS_SHARE);
      },
      end() {
        clearTimeout(timer);
        allowance.end();
      },
    };
  };
}

/** Bounds what the judge may take over a case: its CPU time where that is measured, else the time on the clock. */
function allow<S extends StudentRealm>(
  judge: Pick<JudgeRealm<S>, 'allow'>,
  { caseMs, judgeMs }: Limits,
  onLate: () => void,
): { begin(share: number): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    begin(share) {
      if (judge.allow) return judge.allow(judgeMs * share);
      clearTimeout(timer);
      timer = setTimeout(onLate, caseMs + judgeMs * share);
    },
    end() {
      judge.allow?.(Number.POSITIVE_INFINITY);
      clearTimeout(timer);
    },
  };
}
