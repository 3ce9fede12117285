import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectModules } from '#db/queries/courses/courses.ts';
import {
  insertExerciseDraft,
  lockExerciseDrafts,
  selectIsExerciseIdTaken,
} from '#db/queries/exercises/exercise-drafts.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import { slugOf } from '../../courses/address-name.ts';
import { parseAuthorManifest } from '../../exercises/author-yaml.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findFreeName, withFacts } from '../drafts/create-draft.ts';
import { hashedFiles } from '../drafts/draft-files.ts';
import { fileProblems } from '../drafts/file-problems.ts';
import type { ImportedView, ImportProblemView } from './import-view.ts';
import { readBounded } from './read-bounded.ts';
import { ZIP_BYTES_MAX } from './read-zip.ts';
import { type UnpackedExercise, unpackExercise } from './unpack-exercise.ts';

/**
 * A new draft of a zipped exercise folder, with exactly its files; or every problem of it, and nothing is made. Where its
 * exercise is here already, the draft is a copy with an id of its own. The zip is read once it is clear who may send it.
 */
export async function importDraft(
  context: ActorContext,
  { course: slug, zip: chunks }: { course: string; zip: AsyncIterable<Uint8Array> },
): Promise<Result<ImportedView, 'not-found' | 'module-unknown' | 'zip-too-large'>> {
  const membership = await findMembership(context, { course: slug, deed: 'write-exercises' });
  if (!membership.ok) return membership;
  const { course } = membership.value;
  const { db } = context;
  const zip = await readBounded(chunks, ZIP_BYTES_MAX);
  if (zip === null) return refuse('zip-too-large');
  const unpacked = await unpackExercise(zip);
  const problems = await problemsOf(unpacked);
  if (problems.length > 0) return ok({ kind: 'broken', problems });
  const yaml = unpacked.files['exercise.yaml'] ?? '';
  const { id, title } = parseAuthorManifest(yaml, '');
  const modules = await selectModules(db, course.id);
  const [folderModule = '', folderName = ''] = unpacked.folder.split('/').slice(-2);
  const module = modules.find((one) => one.slug === folderModule) ?? modules[0];
  if (!module) return refuse('module-unknown');
  const name = slugOf(folderName) || slugOf(title) || 'imported';
  const own = { courseId: course.id, title, savedAt: context.now(), savedBy: context.actor.userId };
  return db.transaction(async (tx) => {
    await lockExerciseDrafts(tx);
    const copied = await selectIsExerciseIdTaken(tx, id);
    const exerciseId = copied ? crypto.randomUUID() : id;
    const files = copied
      ? { ...unpacked.files, 'exercise.yaml': withFacts(yaml, { id: exerciseId, title: title.trim() }) }
      : unpacked.files;
    const slug = await findFreeName(tx, `${module.slug}/${name}`);
    const draftId = await insertExerciseDraft(tx, { ...own, exerciseId, slug }, await hashedFiles(files));
    const event = { actorId: context.actor.userId, courseId: course.id, subjectId: draftId };
    const details = { slug, copied };
    await insertAuditEvent(tx, { ...event, action: 'exercise-draft.imported', details });
    return ok({ kind: 'imported', draftId, copied });
  });
}

/** Of the archive and of the exercise in it, in one list: whoever mends one thing after the other gives up. */
async function problemsOf({ folder, files, problems }: UnpackedExercise): Promise<ImportProblemView[]> {
  const archive = problems.map((problem) => ({ ...problem, line: null }));
  if (Object.keys(files).length === 0) return archive;
  const at = (path: string) => (folder === '' ? path : `${folder}/${path}`);
  const told = new Set(problems.map(({ path }) => path));
  const loading = await fileProblems(null, files);
  // What could not be unpacked is not missing.
  return [...archive, ...loading.filter(({ path }) => !told.has(at(path)))];
}
