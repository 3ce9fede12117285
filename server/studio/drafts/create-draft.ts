import { parseDocument } from 'yaml';
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectModules, selectOptionalAssignmentById } from '#db/queries/courses/courses.ts';
import {
  insertExerciseDraft,
  lockExerciseDrafts,
  selectTakenDraftSlugs,
} from '#db/queries/exercises/exercise-drafts.ts';
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { selectOptionalUsableVersion } from '#db/queries/exercises/studio.ts';
import { exerciseTemplate, type TemplateName } from '#grader/exercise/templates/exercise-template.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findCourses, findMembership } from '../../access/membership.ts';
import { addressNameOf } from '../../courses/address-name.ts';
import { yamlLengthProblem } from '../../exercises/author-yaml.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { hashedFiles } from './draft-files.ts';

/** What a draft begins as: a small exercise that passes its check, or a published version. */
export type DraftStart =
  | {
      readonly kind: 'template';
      /** Default `compare`. */
      readonly template?: TemplateName;
      readonly disclosure: 'open' | 'sealed';
    }
  | { readonly kind: 'copy'; readonly versionId: string };

export interface CreateDraftInput {
  readonly course: string;
  /** Slug: its name begins with it. */
  readonly module: string;
  readonly title: string;
  readonly start: DraftStart;
  /** The planned row of the outline that it is written for, or the one that has the version it is a copy of. */
  readonly assignmentId: string | null;
}

export type CreateDraftRefusal = 'not-found' | 'module-unknown' | 'title-empty' | 'version-unknown';

/** A new exercise with an id and a name of its own, seen by instructors of the course alone. */
export async function createDraft(
  context: ActorContext,
  input: CreateDraftInput,
): Promise<Result<{ readonly draftId: string }, CreateDraftRefusal>> {
  const membership = await findMembership(context, { course: input.course, deed: 'write-exercises' });
  if (!membership.ok) return membership;
  const { course } = membership.value;
  const modules = await selectModules(context.db, course.id);
  const module = modules.find(({ slug }) => slug === input.module);
  if (!module) return refuse('module-unknown');
  const name = addressNameOf(input.title, 'exercise');
  if (name === '') return refuse('title-empty');
  if (input.assignmentId !== null && !(await isOpenPlace(context, input.assignmentId, { course, input })))
    return refuse('not-found');
  const exerciseId = crypto.randomUUID();
  const begun = await startOf(context, input.start, { exerciseId, courseId: course.id });
  if (begun === null) return refuse('version-unknown');
  const facts = { id: exerciseId, title: input.title.trim() };
  // Students read where an exercise comes from; of a copy that stays true.
  const source = input.start.kind === 'copy' ? {} : { source: `${course.title}, ${module.title}` };
  const yaml = withFacts(begun['exercise.yaml'] ?? '', { ...facts, ...source });
  const files = { ...begun, 'exercise.yaml': yaml };
  const { userId } = context.actor;
  const draft = {
    courseId: course.id,
    exerciseId,
    title: input.title.trim(),
    copiedFrom: input.start.kind === 'copy' ? input.start.versionId : null,
    assignmentId: input.assignmentId,
    savedAt: context.now(),
    savedBy: userId,
  };
  const hashed = await hashedFiles(files);
  const draftId = await context.db.transaction(async (tx) => {
    await lockExerciseDrafts(tx);
    const slug = await findFreeName(tx, `${input.module}/${name}`);
    const id = await insertExerciseDraft(tx, { ...draft, slug }, hashed);
    const event = { actorId: userId, courseId: course.id, action: 'exercise-draft.created', subjectId: id };
    await insertAuditEvent(tx, { ...event, details: { slug } });
    return id;
  });
  return ok({ draftId });
}

/** A row of the course that nobody has written, or one with the version that the draft goes on from. */
async function isOpenPlace(
  { db }: ActorContext,
  assignmentId: string,
  of: { readonly course: { readonly id: string }; readonly input: CreateDraftInput },
): Promise<boolean> {
  const found = await selectOptionalAssignmentById(db, assignmentId);
  const { start } = of.input;
  const goesOnFrom = start.kind === 'copy' ? start.versionId : null;
  return (
    found?.course.id === of.course.id &&
    (found.assignment.versionId === null || found.assignment.versionId === goesOnFrom)
  );
}

/** Null: no version that they may copy. */
async function startOf(
  context: ActorContext,
  start: DraftStart,
  { exerciseId: id, courseId }: { exerciseId: string; courseId: string },
): Promise<FileMap | null> {
  if (start.kind === 'template') {
    const { template = 'compare', disclosure } = start;
    return exerciseTemplate({ id, disclosure, template });
  }
  const { db } = context;
  // Of this course, or of another that they plan: last term's.
  const written = await findCourses(context, 'write-exercises');
  for (const usedBy of new Set([courseId, ...written.map(({ id }) => id)])) {
    const usable = await selectOptionalUsableVersion(db, { versionId: start.versionId, courseId: usedBy });
    if (usable) return (await selectExerciseVersion(db, usable.id)).files;
  }
  return null;
}

/** The manifest with other facts, comments and order as they were; one that cannot be read stays as it is. */
export function withFacts(yaml: string, facts: Readonly<Record<string, string>>): string {
  if (yamlLengthProblem(yaml) !== null) return yaml;
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return yaml;
  for (const [key, value] of Object.entries(facts)) document.set(key, value);
  return document.toString({ lineWidth: 0 });
}

const NAMES_TRIED = 500;

/** "cnn/conv", or "cnn/conv-2" where that name was given before. Stays free while drafts are locked. */
export async function findFreeName(tx: Transaction, wanted: string): Promise<string> {
  const names = [wanted, ...Array.from({ length: NAMES_TRIED }, (_, i) => `${wanted}-${i + 2}`)];
  const taken = await selectTakenDraftSlugs(tx, names);
  return names.find((name) => !taken.has(name)) ?? `${wanted}-${crypto.randomUUID()}`;
}
