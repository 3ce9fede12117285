/**
 * Brings the course in the database to what the exercise folders say: new versions, places in the outline. It touches what
 * is the catalogue's and nothing else: what instructors made, pinned or took out stays as it is.
 */
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { type CatalogueEntry, upsertCatalogueAssignments } from '#db/queries/courses/catalogue-places.ts';
import { updateWithdrawnExcept, upsertCourse, upsertModule } from '#db/queries/courses/outline.ts';
import { type ExerciseVersion, updateSlugsFreed } from '#db/queries/exercises/exercises.ts';
import type { CourseOutline } from '#grader/exercise/files/manifest.ts';
import { loadCourse } from '#grader/folder/load-course.ts';
import { endOfDay } from '../courses/calendar.ts';
import type { PublishingJudge } from '../exercises/examine-version.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import type { Services } from '../platform/services.ts';
import { type Entry, readEntries } from './read-entries.ts';
import { writeVersion } from './write-version.ts';

export interface Published {
  readonly courseId: string;
  readonly exercises: number;
  /** Slugs whose version is new. */
  readonly changed: readonly string[];
  /** Exercises that could not be published: their last good version stays, or they are shown as coming. */
  readonly broken: readonly { readonly slug: string; readonly reason: string }[];
}

/** Idempotent. Only versions that are not in the database yet are asked for their cases. @throws ExerciseError */
export async function publishCourse(
  { db, now }: Pick<Services, 'db' | 'now'>,
  input: { folder: string; judge: PublishingJudge },
): Promise<Published> {
  const outline = await loadCourse(input.folder);
  // Outside the transaction: a judge takes its time, and the embedded database has one session.
  const entries = await readEntries(db, { ...input, outline });
  return db.transaction((tx) => writeOutline(tx, { outline, entries, at: now() }));
}

interface Writing {
  readonly outline: CourseOutline;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly at: Date;
}

async function writeOutline(tx: Transaction, { outline, entries, at }: Writing): Promise<Published> {
  const { id: courseId, slug, title, term, timeZone } = outline;
  await upsertCourse(tx, { id: courseId, slug, title, term, timeZone });
  const formerly = await updateSlugsFreed(
    tx,
    [...entries.values()].flatMap(({ bundle }) =>
      bundle ? { id: bundle.manifest.id, slug: bundle.slug } : [],
    ),
  );
  const places: CatalogueEntry[] = [];
  const broken: { slug: string; reason: string }[] = [];
  for (const [index, module] of outline.modules.entries()) {
    const moduleId = await upsertModule(tx, {
      courseId,
      slug: module.slug,
      title: module.title,
      lectures: module.lectures ?? null,
      position: index + 1,
    });
    for (const [place, exercise] of module.exercises.entries()) {
      const name = `${module.slug}/${exercise.slug}`;
      const entry = entries.get(name);
      const { version, problem } = entry ? await writeVersion(tx, { slug: name, entry }) : COMING;
      if (problem !== null) broken.push({ slug: name, reason: problem });
      places.push({
        moduleId,
        catalogueSlug: exercise.slug,
        title: entry?.bundle?.manifest.title ?? titleOf(version) ?? exercise.title ?? exercise.slug,
        position: place + 1,
        version,
        formerly: formerly.get(entry?.bundle?.manifest.id ?? '') ?? null,
        publishProblem: problem,
        dueAt: version ? firstDueAt(at, { module: index, timeZone }) : null,
      });
    }
  }
  const keep = await upsertCatalogueAssignments(tx, { courseId, entries: places });
  await updateWithdrawnExcept(tx, { courseId, keep, at });
  const changed = [...entries].filter(([, entry]) => entry.kind === 'new').map(([name]) => name);
  if (changed.length > 0) {
    await insertAuditEvent(tx, {
      actorId: null,
      courseId,
      action: 'course.published',
      subjectId: courseId,
      details: { changed },
    });
  }
  return { courseId, exercises: entries.size, changed, broken };
}

function titleOf(version: ExerciseVersion | null): string | null {
  return version && outlineOf(version).manifest.title;
}

const COMING = { version: null, problem: null } as const;

const FIRST_MODULE_DAYS = 10;
const DAYS_PER_MODULE = 7;

/** One module a week, at the end of the day in the course's zone, from the day of the first publication. */
function firstDueAt(publishedAt: Date, at: { module: number; timeZone: string }): Date {
  return endOfDay(publishedAt, {
    days: FIRST_MODULE_DAYS + DAYS_PER_MODULE * at.module,
    timeZone: at.timeZone,
  });
}
