/** What Playwright's JSON report says, in the form of the other steps. */

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** A test that only passed on a second try has failed: a flaky test protects nothing. */
export function countsOfPlaywright(report: PlaywrightReport, exitCode: number | null): Counts {
  const { expected, unexpected, flaky, skipped } = report.stats;
  let failed = unexpected + flaky + report.errors.length;
  if (failed === 0 && (exitCode !== 0 || expected === 0)) failed = 1;
  return { passed: expected, failed, skipped };
}
