/** Reports as the grader would write them, made without it: for courses that are only there to be measured. */

import type { Queryable } from '#db/database.ts';
import { selectAssignments, selectOptionalCourse } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines, type VersionOutline } from '#db/queries/exercises/exercises.ts';
import type { SeedReport } from '#db/seed-large.ts';
import { type CaseOutcome, PROTOCOL_VERSION, type Report } from '#grader/protocol.ts';
import { outlineOf } from './exercise-outline.ts';

/** Of all exercises of a course; none where there is no such course. */
export async function seedReportsOf(db: Queryable, course: string): Promise<readonly SeedReport[]> {
  const source = await selectOptionalCourse(db, course);
  const placed = source ? await selectAssignments(db, source.id) : [];
  const ids = placed.flatMap(({ assignment }) => assignment.versionId ?? []);
  const versions = await selectVersionOutlines(db, ids);
  return [...versions.values()].flatMap(seedReports);
}

/** Of one version, for every number of cases that may have passed, the first ones first. */
export function seedReports(version: VersionOutline): readonly SeedReport[] {
  const { plan, pointsMax } = outlineOf(version);
  return Array.from({ length: plan.length + 1 }, (_, casesPassed) => {
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
    const points = cases.reduce((sum, { points: earned }) => sum + earned, 0);
    const body: Report = {
      version: PROTOCOL_VERSION,
      standing: 'verified',
      exercise: version.slug,
      exerciseHash: version.hash,
      codeHash: '0'.repeat(64),
      seed: 1,
      device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
      runner: 'seed',
      durationMs: plan.length,
      points,
      pointsMax,
      cases,
      logs: [],
    };
    return {
      versionId: version.id,
      exerciseId: version.exerciseId,
      casesPassed,
      casesTotal: plan.length,
      points,
      pointsMax,
      body,
    };
  });
}
