/** Brings the course in the database to what the exercise folders say: new versions, places in the outline. */
import { join } from 'node:path';
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  selectOptionalLatestVersion,
  selectOptionalVersionByHash,
  upsertExercise,
} from '#db/queries/exercises.ts';
import { updateWithdrawnExcept, upsertAssignment, upsertCourse, upsertModule } from '#db/queries/outline.ts';
import type { ExerciseBundle } from '#grader/exercise/bundle.ts';
import { loadCourse } from '#grader/exercise/load-course.ts';
import { loadFolder } from '#grader/exercise/load-folder.ts';
import type { CourseOutline } from '#grader/exercise/manifest.ts';
import {
  type ExaminedVersion,
  examineVersion,
  insertExamined,
  type PublishingJudge,
} from '../exercises/examine-version.ts';
import type { Services } from '../platform/services.ts';

export interface Published {
  readonly courseId: string;
  readonly exercises: number;
  /** Slugs whose version is new. */
  readonly changed: readonly string[];
  /** Exercises that no judge could load: their last good version stays, or they are shown as coming. */
  readonly broken: readonly { readonly slug: string; readonly reason: string }[];
}

interface Entry {
  readonly bundle: ExerciseBundle;
  /** null: the version is in the database already, or it is broken. */
  readonly examined: ExaminedVersion | null;
  readonly brokenBecause: string | null;
}

/** Idempotent. Only versions that are not in the database yet are asked for their cases. @throws ExerciseError */
export async function publishCourse(
  { db, now }: Pick<Services, 'db' | 'now'>,
  input: { folder: string; judge: PublishingJudge },
): Promise<Published> {
  const outline = await loadCourse(input.folder);
  const entries = new Map<string, Entry>();
  for (const slug of writtenExercises(outline)) {
    const bundle = await loadFolder(join(input.folder, slug));
    const key = { exerciseId: bundle.manifest.id, hash: bundle.hash };
    const known = await selectOptionalVersionByHash(db, key);
    // Outside the transaction: a judge takes its time, and the embedded database has one session.
    entries.set(
      slug,
      known ? { bundle, examined: null, brokenBecause: null } : await examine(bundle, input.judge),
    );
  }
  return db.transaction((tx) => writeOutline(tx, { outline, entries, at: now() }));
}

async function examine(bundle: ExerciseBundle, judge: PublishingJudge): Promise<Entry> {
  try {
    return { bundle, examined: await examineVersion(bundle, judge), brokenBecause: null };
  } catch (error) {
    // One broken exercise does not close the course.
    return { bundle, examined: null, brokenBecause: error instanceof Error ? error.message : String(error) };
  }
}

async function writeOutline(
  tx: Transaction,
  { outline, entries, at }: { outline: CourseOutline; entries: ReadonlyMap<string, Entry>; at: Date },
): Promise<Published> {
  const { id: courseId, slug, title, term, timeZone } = outline;
  await upsertCourse(tx, { id: courseId, slug, title, term, timeZone });
  const keep: string[] = [];
  for (const [index, module] of outline.modules.entries()) {
    const moduleId = await upsertModule(tx, {
      courseId,
      slug: module.slug,
      title: module.title,
      lectures: module.lectures ?? null,
      position: index + 1,
    });
    for (const [place, exercise] of module.exercises.entries()) {
      const entry = entries.get(`${module.slug}/${exercise.slug}`);
      const version = entry ? await writeVersion(tx, entry) : null;
      keep.push(
        await upsertAssignment(tx, {
          courseId,
          moduleId,
          slug: exercise.slug,
          title: entry?.bundle.manifest.title ?? exercise.title ?? exercise.slug,
          position: place + 1,
          exerciseId: version?.exerciseId ?? null,
          versionId: version?.id ?? null,
          dueAt: version ? firstDueAt(at, index) : null,
        }),
      );
    }
  }
  await updateWithdrawnExcept(tx, { courseId, keep, at });
  const changed = [...entries].filter(([, entry]) => entry.examined !== null).map(([name]) => name);
  if (changed.length > 0) {
    await insertAuditEvent(tx, {
      actorId: null,
      courseId,
      action: 'course.published',
      subjectId: courseId,
      details: { changed },
    });
  }
  const broken = [...entries].flatMap(([name, { brokenBecause }]) =>
    brokenBecause === null ? [] : [{ slug: name, reason: brokenBecause }],
  );
  return { courseId, exercises: entries.size, changed, broken };
}

async function writeVersion(
  tx: Transaction,
  { bundle, examined, brokenBecause }: Entry,
): Promise<{ id: string; exerciseId: string } | null> {
  const { manifest, slug, hash } = bundle;
  await upsertExercise(tx, { id: manifest.id, slug });
  if (examined) return insertExamined(tx, bundle, examined);
  return brokenBecause === null
    ? selectOptionalVersionByHash(tx, { exerciseId: manifest.id, hash })
    : selectOptionalLatestVersion(tx, manifest.id);
}

function writtenExercises(outline: CourseOutline): readonly string[] {
  return outline.modules.flatMap((module) =>
    module.exercises
      .filter((exercise) => !exercise.coming)
      .map((exercise) => `${module.slug}/${exercise.slug}`),
  );
}

const DAY_MS = 24 * 60 * 60_000;
const FIRST_MODULE_DAYS = 10;
const DAYS_PER_MODULE = 7;

/** One module a week, at the end of the day in UTC, from the day of the first publication. */
function firstDueAt(publishedAt: Date, moduleIndex: number): Date {
  const days = FIRST_MODULE_DAYS + DAYS_PER_MODULE * moduleIndex;
  const due = new Date(publishedAt.getTime() + days * DAY_MS);
  due.setUTCHours(23, 59, 0, 0);
  return due;
}
