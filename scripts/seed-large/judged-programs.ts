/** What students of a large course hand in: programs of the catalogue's exercises, each judged once by the real judge. */
import { join } from 'node:path';
import { selectAssignments, selectOptionalCourse } from '#db/queries/courses/courses.ts';
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import type { SeedProgram } from '#db/seed-large.ts';
import { loadSolutions } from '#grader/folder/load-folder.ts';
import type { RecordingHost } from '#grader/hosts/host.ts';
import { runAll } from '#grader/proof/run-all.ts';
import type { CasePlan } from '#grader/protocol.ts';
import { type MatrixProgram, matrixPrograms } from '#server/jobs/drafts/matrix-rows.ts';
import { openGraderHost } from '#server/jobs/grader-hosts.ts';
import type { Services } from '#server/platform/services.ts';
import { seedProgram } from '#server/submissions/seed-programs.ts';

/** The course of the catalogue, whose exercises are used again. */
const SOURCE = 'odl';
const SEED = 1;
const AT_ONCE = 2;
/** So that sixty exercises are judged in minutes; of one with a training, whose run alone is half a minute, fewer. */
const PROGRAMS_MAX = 6;
const TRAINED_MAX = 2;
const KINDS = ['reference', 'starter', 'misconception', 'wrong', 'right'] as const;

export interface Judged {
  readonly programs: readonly SeedProgram[];
  readonly exercises: number;
  /** Programs of those exercises that were not judged, as there are more than time allows. */
  readonly left: number;
}

/** Of every exercise of the course; none where nothing is published yet. */
export async function judgedPrograms(services: Services): Promise<Judged> {
  const source = await selectOptionalCourse(services.db, SOURCE);
  const placed = source ? await selectAssignments(services.db, source.id) : [];
  const ids = [...new Set(placed.flatMap(({ assignment }) => assignment.versionId ?? []))];
  const host = await openGraderHost(services.environment);
  try {
    const all = await runAll(ids, AT_ONCE, (id) => judgeVersion(services, host, id));
    return {
      programs: all.flatMap(({ programs }) => programs),
      exercises: ids.length,
      left: all.reduce((sum, { left }) => sum + left, 0),
    };
  } finally {
    await host.close();
  }
}

async function judgeVersion({ db, environment }: Services, host: RecordingHost, id: string) {
  const version = await selectExerciseVersion(db, id);
  const solutions = await loadSolutions(join(environment.courseDir, version.slug));
  const all = matrixPrograms(version.files, solutions);
  const chosen = chosenPrograms(all, await host.prepare(version));
  const programs: SeedProgram[] = [];
  for (const { source } of chosen) {
    const report = await host.run(version, { solution: source, seed: SEED, visibility: 'all' });
    programs.push(seedProgram(version, { source, report }));
  }
  return { programs, left: all.length - chosen.length };
}

/** One of each kind in turn, so that right and wrong ones are among the first few. */
function chosenPrograms(all: readonly MatrixProgram[], plan: readonly CasePlan[]): readonly MatrixProgram[] {
  const most = plan.some(({ kind }) => kind === 'training') ? TRAINED_MAX : PROGRAMS_MAX;
  const queues = KINDS.map((kind) => all.filter((program) => program.kind === kind));
  const inTurn = all.flatMap((_, round) => queues.flatMap((queue) => queue[round] ?? []));
  return inTurn.slice(0, most);
}
