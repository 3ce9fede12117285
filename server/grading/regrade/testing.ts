/** For tests of regrades: a second version by which some sources are worth other points, and people who gain and lose by it. */
import { eq } from 'drizzle-orm';
import type { OpenDatabase } from '#db/client.ts';
import { insertExerciseVersion, selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { assignments } from '#db/schema/courses.ts';
import { grades } from '#db/schema/grades.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { GradingHost } from '../../jobs/grading-host.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker, type Worker } from '../../worker/worker.ts';
import { type ApplyDecision, applyRegrade } from './apply-regrade.ts';
import { readRegrade } from './read-regrade.ts';
import { startDryRun } from './start-dry-run.ts';

/** By the new version, sources worth these points get others. */
const BY_NEW: Readonly<Record<string, number>> = { [worth(3)]: 8, [worth(9)]: 5, [worth(6)]: 6 };
/** Of the new version. */
export const NEW_HASH = 'f'.repeat(64);

/** Grades by the points in the source, and by the new version as the table says. */
export function regradingGrader(
  before: NonNullable<Parameters<typeof testGrader>[0]> = async () => undefined,
): GradingHost {
  const plain = testGrader(before);
  return {
    async run(of, run) {
      const points = of.hash === NEW_HASH ? BY_NEW[run.solution] : undefined;
      if (points === undefined) return plain.run(of, run);
      await before({ version: of, solution: run.solution, seed: run.seed });
      const { codeHash } = await testGrader().run(of, run);
      return { ...(await testGrader().run(of, { ...run, solution: worth(points) })), codeHash };
    },
  };
}

/** What a regrade tells of itself. */
type RegradeView = Extract<Awaited<ReturnType<typeof readRegrade>>, { ok: true }>['value'];

interface RegradePeople {
  readonly instructor: ActorContext;
  readonly students: {
    readonly gaining: ActorContext;
    readonly losing: ActorContext;
    readonly keeping: ActorContext;
  };
}

export interface RegradeScene extends RegradePeople {
  readonly world: TestWorld;
  readonly newVersionId: string;
  /** Others than before: what a test left is of people whom the next does not know. */
  newPeople(): Promise<void>;
  grader: typeof regradingGrader;
  start(host?: GradingHost): Promise<Worker>;
  stopWorkers(): Promise<void>;
  /** All that waits is done. */
  work(): Promise<void>;
  /** Four submissions of the three, judged. */
  submitAll(): Promise<string[]>;
  dryRun(ids: readonly string[]): Promise<string>;
  read(batchId: string): Promise<RegradeView>;
  apply(
    batchId: string,
    decision: Pick<ApplyDecision, 'kind'> & { keys?: string[] },
  ): ReturnType<typeof applyRegrade>;
  pointsOf(context: ActorContext): Promise<number | null>;
  /** Of the one who gains, the one who loses, the one who keeps theirs. */
  allPoints(): Promise<(number | null)[]>;
  /** How many grades of theirs changed for that reason. */
  gradeChanges(cause: string): Promise<number>;
  close(): Promise<void>;
}

export async function openRegradeScene(handle: OpenDatabase): Promise<RegradeScene> {
  const world = await openTestWorld(handle);
  const [assignment] = await world.db.select().from(assignments);
  const { id: _id, ...version } = await selectExerciseVersion(world.db, assignment?.versionId ?? '');
  const newVersionId = (await insertExerciseVersion(world.db, { ...version, hash: NEW_HASH })).id;
  let people: RegradePeople | null = null;
  const present = (): RegradePeople => {
    if (!people) throw new Error('Call newPeople first.');
    return people;
  };
  const hands = workersOf(world);
  return {
    world,
    newVersionId,
    get instructor() {
      return present().instructor;
    },
    get students() {
      return present().students;
    },
    async newPeople() {
      people = await peopleOf(world);
    },
    grader: regradingGrader,
    ...hands,
    async submitAll() {
      const { gaining, losing, keeping } = present().students;
      const ids = [
        await world.submit(gaining, worth(3)),
        await world.submit(gaining, worth(2)),
        await world.submit(losing, worth(9)),
        await world.submit(keeping, worth(6)),
      ];
      await hands.work();
      return ids;
    },
    async dryRun(ids) {
      const scope = { kind: 'submissions', ids: [...ids] } as const;
      const started = await startDryRun(present().instructor, { ...PLACE, versionId: newVersionId, scope });
      if (!started.ok) throw new Error(started.refusal);
      return started.value.batchId;
    },
    async read(batchId) {
      const view = await readRegrade(present().instructor, { batchId });
      if (!view.ok) throw new Error(view.refusal);
      return view.value;
    },
    apply: (batchId, decision) =>
      applyRegrade(present().instructor, {
        batchId,
        decision: { reason: 'a case was wrong', ...decision } as ApplyDecision,
      }),
    ...gradesOf(world, present),
    close: () => world.close(),
  };
}

async function peopleOf(world: TestWorld): Promise<RegradePeople> {
  const instructor = await world.person('instructor');
  const student = () => world.person('student');
  return {
    instructor,
    students: { gaining: await student(), losing: await student(), keeping: await student() },
  };
}

function workersOf(world: TestWorld): Pick<RegradeScene, 'start' | 'stopWorkers' | 'work'> {
  const workers: Worker[] = [];
  const start = async (host = regradingGrader()) => {
    const worker = await startWorker(world, { host, slots: 2 });
    workers.push(worker);
    return worker;
  };
  const stopWorkers = async () => {
    for (const worker of workers.splice(0)) await worker.stop();
  };
  return {
    start,
    stopWorkers,
    async work() {
      await (await start()).drained();
      await stopWorkers();
    },
  };
}

/** What became of the students' grades. */
function gradesOf(
  { db }: TestWorld,
  present: () => RegradePeople,
): Pick<RegradeScene, 'pointsOf' | 'allPoints' | 'gradeChanges'> {
  const pointsOf = async ({ actor }: ActorContext) => {
    const [grade] = await db.select().from(grades).where(eq(grades.userId, actor.userId));
    return grade?.points ?? null;
  };
  return {
    pointsOf,
    async allPoints() {
      const { gaining, losing, keeping } = present().students;
      return [await pointsOf(gaining), await pointsOf(losing), await pointsOf(keeping)];
    },
    async gradeChanges(cause) {
      const rows = await db.select().from(auditEvents).where(eq(auditEvents.action, 'grade.changed'));
      const own = Object.values(present().students).map(({ actor }) => actor.userId);
      return rows.filter((row) => row.details.cause === cause && own.includes(row.subjectId ?? '')).length;
    },
  };
}
