/** What Playwright's JSON report says, in the form of the other steps. */

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Suite {
  readonly file: string;
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly tests: readonly { readonly results: readonly { readonly duration: number }[] }[];
  }[];
}

interface PlaywrightReport {
  readonly suites: readonly Suite[];
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** A test that only passed on a second try has failed: a flaky test protects nothing. */
export function countsOfPlaywright(
  report: Pick<PlaywrightReport, 'stats' | 'errors'>,
  exitCode: number | null,
): Counts {
  const { expected, unexpected, flaky, skipped } = report.stats;
  let failed = unexpected + flaky + report.errors.length;
  if (failed === 0 && (exitCode !== 0 || expected === 0)) failed = 1;
  return { passed: expected, failed, skipped };
}

/** Seconds of each spec file, the longest first: what its tests took one after the other. */
export function secondsOfSpecs({ suites }: Pick<PlaywrightReport, 'suites'>): Record<string, number> {
  const files = new Map<string, number>();
  const add = (suite: Suite): void => {
    const results = suite.specs.flatMap(({ tests }) => tests.flatMap((test) => test.results));
    const tookMs = results.reduce((sum, { duration }) => sum + duration, 0);
    files.set(suite.file, (files.get(suite.file) ?? 0) + tookMs);
    suite.suites?.forEach(add);
  };
  suites.forEach(add);
  const rounded = [...files].map(([file, tookMs]) => [file, Math.round(tookMs / 100) / 10] as const);
  return Object.fromEntries(rounded.sort(([, a], [, b]) => b - a));
}
