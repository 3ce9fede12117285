import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Report, readReport } from '#grader/protocol.ts';
import { packReport, unpackReport } from './pack-report.ts';

const STORED = 'grader/protocol/stored';

/** Whole reports as the grader wrote them, of every version. */
const REPORTS = readdirSync(STORED).map((name): [string, Report] => {
  const read = readReport(JSON.parse(readFileSync(`${STORED}/${name}`, 'utf8')));
  if (read.kind !== 'report') throw new Error(`${name}: ${read.detail}`);
  return [name, read.report];
});

function unpacked(report: Report): unknown {
  const { head, outcomes, evidence } = packReport(report);
  const bodies = new Map(evidence.map(({ hash, body }) => [hash, body]));
  return unpackReport(
    JSON.parse(JSON.stringify(head)),
    outcomes.map((outcome) => ({ ...outcome, body: bodies.get(outcome.evidenceHash ?? '') ?? null })),
  );
}

test.each(REPORTS)('%s comes back as it was', (_name, report) => {
  expect(report.cases.length).toBeGreaterThan(0);
  expect(unpacked(report)).toEqual(JSON.parse(JSON.stringify(report)));
});

test.each(REPORTS)('%s keeps the order of keys: options read as the author wrote them', (_name, report) => {
  const evidenceIn = (of: unknown) => JSON.stringify((of as Report).cases.map(({ evidence }) => evidence));
  expect(evidenceIn(unpacked(report))).toBe(evidenceIn(report));
});

test.each(REPORTS)('%s of a second run adds no evidence, though it took another time', (_name, report) => {
  const again = {
    ...report,
    cases: report.cases.map((outcome) => ({ ...outcome, durationMs: outcome.durationMs + 1 })),
  };
  const hashes = (of: Report) => packReport(of).evidence.map(({ hash }) => hash);
  expect(hashes(again)).toEqual(hashes(report));
});

test('equal cases of one report are kept once', () => {
  const [, report] = REPORTS[0] ?? [];
  const outcome = report?.cases[0];
  if (!report || !outcome) throw new Error('no report');
  expect(packReport({ ...report, cases: [outcome, outcome] }).evidence).toHaveLength(1);
});

test('a report that was stored whole is left as it is', () => {
  const whole = { version: 1, cases: [{ id: 'a' }] };
  expect(unpackReport(whole, [])).toBe(whole);
});
