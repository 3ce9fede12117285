/** What a large course is seeded with: programs with the reports that the judge gave, or with drawn ones for tests without it. */
import { createHash } from 'node:crypto';
import type { VersionOutline } from '#db/queries/exercises/exercises.ts';
import type { SeedProgram } from '#db/seed-large.ts';
import { type CaseOutcome, PROTOCOL_VERSION, type Report } from '#grader/protocol.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { storedReport } from './reports/stored-report.ts';

/** A program of a version, with its report stored as production stores it. */
export function seedProgram(
  version: Pick<VersionOutline, 'id' | 'exerciseId'>,
  { source, report }: { readonly source: string; readonly report: Report },
): SeedProgram {
  const { codeHash, seed } = report;
  const { id: versionId, exerciseId } = version;
  return { versionId, exerciseId, source, codeHash, seed, ...storedReport(report) };
}

/** Drawn, of one version: for every number of cases a program that passes so many, the first ones first. */
export function drawnPrograms(version: VersionOutline): readonly SeedProgram[] {
  const { plan, pointsMax } = outlineOf(version);
  return Array.from({ length: plan.length + 1 }, (_, casesPassed) => {
    const source = `export const passes = ${casesPassed};\n`;
    const cases = plan.map((item, at): CaseOutcome => {
      const passed = at < casesPassed;
      return {
        ...item,
        status: passed ? 'passed' : 'failed',
        points: passed ? item.pointsMax : 0,
        durationMs: 1,
        hints: [],
        logs: [],
        pictures: [],
        ...(passed
          ? {}
          : { evidence: { reason: 'Drawn for a measurement.', patterns: [], inputs: [], pictures: [] } }),
      };
    });
    const report: Report = {
      version: PROTOCOL_VERSION,
      standing: 'verified',
      exercise: version.slug,
      exerciseHash: version.hash,
      codeHash: createHash('sha256').update(source).digest('hex'),
      seed: 1,
      device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
      runner: 'seed',
      durationMs: plan.length,
      points: cases.reduce((sum, { points: earned }) => sum + earned, 0),
      pointsMax,
      cases,
      logs: [],
    };
    return seedProgram(version, { source, report });
  });
}
