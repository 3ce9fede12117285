/** What Playwright's JSON report says, in the form of the other steps. */
import { FLAKY_MAX, firstLineOf } from '../check/second-tries.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Result {
  readonly duration: number;
  readonly error?: { readonly message?: string };
}

interface Spec {
  readonly title: string;
  readonly line: number;
  readonly tests: readonly { readonly status: string; readonly results: readonly Result[] }[];
}

interface Suite {
  readonly file: string;
  readonly suites?: readonly Suite[];
  readonly specs: readonly Spec[];
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

/** What passed on a second try has passed, is named at the end, and fails the run when it is more than a slow moment. */
export function countsOfPlaywright(
  report: Pick<PlaywrightReport, 'stats' | 'errors'>,
  exitCode: number | null,
): Counts {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const unsure = flaky > FLAKY_MAX ? flaky : 0;
  let failed = unexpected + unsure + report.errors.length;
  const passed = expected + flaky - unsure;
  if (failed === 0 && (exitCode !== 0 || passed === 0)) failed = 1;
  return { passed, failed, skipped };
}

/** A line for each test that failed or needed a second try: where it stands, its title, and how its first try ended. */
export function troublesOfPlaywright({ suites }: Pick<PlaywrightReport, 'suites'>): readonly string[] {
  return suites.flatMap((suite) => [
    ...suite.specs.flatMap((spec) => troubleOf(suite.file, spec)),
    ...troublesOfPlaywright({ suites: suite.suites ?? [] }),
  ]);
}

function troubleOf(file: string, { title, line, tests }: Spec): readonly string[] {
  return tests
    .filter(({ status }) => status === 'unexpected' || status === 'flaky')
    .map(({ status, results }) => {
      const message = results.find(({ error }) => error !== undefined)?.error?.message ?? '';
      const how = status === 'flaky' ? 'passed on its second try' : 'failed';
      return `${how}: e2e/${file}:${line} ${title}: ${firstLineOf(message)}`;
    });
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
