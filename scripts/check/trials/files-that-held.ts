/** Which test files a runner's JSON report calls passed: every test of them, none skipped, none on a second try. */
import { relative } from 'node:path';
import type { Trial } from './trials.ts';

interface VitestReport {
  readonly testResults?: readonly {
    /** Path of the file. */
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

interface PlaywrightSuite {
  /** Under `e2e/`. */
  readonly file: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly { readonly tests: readonly { readonly status: string }[] }[];
}

export function filesThatHeld(runner: Trial['runner'], report: unknown): ReadonlySet<string> {
  return runner === 'vitest'
    ? heldInVitest(report as VitestReport)
    : heldInPlaywright(report as { readonly suites?: readonly PlaywrightSuite[] });
}

function heldInVitest({ testResults = [] }: VitestReport): ReadonlySet<string> {
  const held = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'passed' &&
      assertionResults.length > 0 &&
      assertionResults.every((test) => test.status === 'passed' && (test.failureMessages ?? []).length === 0),
  );
  return new Set(held.map(({ name }) => relative(process.cwd(), name)));
}

/** A file has a suite in each project that it belongs to. */
function heldInPlaywright({ suites = [] }: { readonly suites?: readonly PlaywrightSuite[] }): Set<string> {
  const states = new Map<string, string[]>();
  const add = ({ file, specs, suites: inner = [] }: PlaywrightSuite): void => {
    const tests = specs.flatMap((spec) => spec.tests.map(({ status }) => status));
    states.set(file, [...(states.get(file) ?? []), ...tests]);
    inner.forEach(add);
  };
  suites.forEach(add);
  const held = [...states].filter(
    ([, tests]) => tests.length > 0 && tests.every((status) => status === 'expected'),
  );
  return new Set(held.map(([file]) => `e2e/${file}`));
}
