/** How long the student's code may still run: per case, per run, and the warm-up of a fresh realm. */
export interface CaseClock {
  beginCase(): void;
  /** A fresh realm came: its warm-up allowance is full again. */
  beginRealm(allowanceMs: number): void;
  /** Time that the next call may take. At least 1 ms, so that a used-up clock still ends a call properly. */
  deadlineMs(): number;
  /** Student time left of the case, without the allowance. */
  leftOfCaseMs(): number;
  /** Whose time the next call would run out of first, and how much there was of it. */
  nearestLimit(): { readonly of: 'case' | 'run'; readonly limitMs: number };
  /** The same of a call for which no time is left, and of loading. */
  readonly told: TimeLimits;
  /** Whether the run's limit is used up. */
  runIsOver(): boolean;
  /** Takes the time of one call off. */
  spend(ms: number): void;
}

interface TimeLimits {
  readonly caseMs: number;
  readonly runMs: number;
}

/**
 * Only time from a question to its answer counts; the judge's own computing beside it hides in that. The allowance is
 * drawn on when the rest is used up.
 * @param told the limits as people know them, where a busy machine stretches them
 */
export function createCaseClock(limits: TimeLimits, told: TimeLimits = limits): CaseClock {
  let caseLeft = limits.caseMs;
  let runLeft = limits.runMs;
  let allowance = 0;
  return {
    beginCase() {
      caseLeft = limits.caseMs;
    },
    beginRealm(allowanceMs) {
      allowance = allowanceMs;
    },
    deadlineMs: () => Math.max(1, Math.ceil(Math.max(0, Math.min(caseLeft, runLeft)) + allowance)),
    leftOfCaseMs: () => Math.max(0, Math.min(caseLeft, runLeft)),
    nearestLimit: () =>
      runLeft < caseLeft ? { of: 'run', limitMs: told.runMs } : { of: 'case', limitMs: told.caseMs },
    told,
    runIsOver: () => runLeft <= 0,
    spend(ms) {
      const beyond = Math.min(allowance, Math.max(0, ms - Math.max(0, Math.min(caseLeft, runLeft))));
      allowance -= beyond;
      caseLeft -= ms - beyond;
      runLeft -= ms - beyond;
    },
  };
}
