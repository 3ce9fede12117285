/** The world that the rows of the matrix act in: one for each database, opened before the first row runs. */
import { and, eq, isNotNull } from 'drizzle-orm';
import type { OpenDatabase } from '#db/client.ts';
import { dryRuns, luckRuns, tryRuns } from '#db/queries/exercises/draft-runs.ts';
import { insertToken } from '#db/queries/people/tokens.ts';
import { type BatchState, batches } from '#db/schema/batches.ts';
import { assignments } from '#db/schema/courses.ts';
import { rubricItems } from '#db/schema/rubric.ts';
import { verifications } from '#db/schema/work.ts';
import { overrideCase } from '../../grading/case-points/override-case.ts';
import { seenCase } from '../../grading/case-points/testing.ts';
import { explainGrade } from '../../grading/explain-grade.ts';
import { applyRubricEdit, previewRubricEdit } from '../../grading/rubric/edit-rubric.ts';
import { addRubricItem } from '../../grading/rubric/make-rubric.ts';
import { viewRubric } from '../../grading/rubric/view-rubric.ts';
import { applyImport, previewImport } from '../../people/import/import-people.ts';
import { startDraftCheck } from '../../studio/check/draft-checks.ts';
import { askAboutGrade } from '../../submissions/requests/ask-about-grade.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { worth } from '../../testing-grader.ts';
import type { ActorContext } from '../actor.ts';
import type { Person } from './answers.ts';
import { type MatrixScene, SIGNATURE, setMatrixScene } from './matrix-scene.ts';

/** Of people to bring into the course. */
export const LIST = {
  course: 'tiny',
  text: 'somebody@new.example',
  role: 'student' as const,
  section: null,
  corrections: [],
};

/** Rows are listed before there is a database, so what they act on is asked for only when they run. */
export class MatrixWorld {
  #tiny: TestWorld | undefined;
  #scene: MatrixScene | undefined;
  #twoOfOne: { readonly submissionId: string; readonly toId: string } | undefined;

  async open(handle: OpenDatabase): Promise<void> {
    this.#tiny = await openTestWorld(handle);
    this.#scene = await setMatrixScene(this.#tiny);
  }

  async close(): Promise<void> {
    await this.#tiny?.close();
  }

  /** The services and the small course. */
  get tiny(): TestWorld {
    if (!this.#tiny) throw new Error('The world of the matrix is not open.');
    return this.#tiny;
  }

  get #set(): MatrixScene {
    if (!this.#scene) throw new Error('The scene of the matrix is not set.');
    return this.#scene;
  }

  get owner(): ActorContext {
    return this.#set.owner;
  }

  /** The owner's, as use cases are asked for it. */
  get submission(): { readonly submissionId: string } {
    return { submissionId: this.#set.submissionId };
  }

  get draft(): { readonly draftId: string } {
    return { draftId: this.#set.draftId };
  }

  get version(): MatrixScene['version'] {
    return this.#set.version;
  }

  as(person: Person): ActorContext {
    const context = this.#set.people.get(person);
    if (!context) throw new Error(`nobody is ${person}`);
    return context;
  }

  ownersGrade() {
    return { course: 'tiny', studentId: this.owner.actor.userId, exercise: 'sums/add' };
  }

  /** The programs that behave as the owner's does. */
  group() {
    return { ...PLACE, versionId: this.version.versionId, signature: SIGNATURE };
  }

  async hashOfList(): Promise<string> {
    const plan = await previewImport(this.as('instructor'), LIST);
    return plan.ok ? plan.value.hash : '';
  }

  async importOne(): Promise<string> {
    const made = await applyImport(this.as('instructor'), { ...LIST, hash: await this.hashOfList() });
    return made.ok ? made.value.importId : crypto.randomUUID();
  }

  /** An older and a newer submission of a student who is none of the persons. */
  async twoOfOne(): Promise<{ readonly submissionId: string; readonly toId: string }> {
    if (!this.#twoOfOne) {
      const student = await this.tiny.person('student');
      const submissionId = await this.tiny.submit(student, worth(1));
      this.#twoOfOne = { submissionId, toId: await this.tiny.submit(student, worth(2)) };
    }
    return this.#twoOfOne;
  }

  async openRequest(): Promise<string> {
    return (await this.seenRequest()).requestId;
  }

  async seenRequest(): Promise<{ requestId: string; seenAt: Date }> {
    const asked = await askAboutGrade(this.owner, {
      ...this.submission,
      about: { kind: 'whole' },
      body: 'Why?',
    });
    const request = asked.ok ? asked.value.at(-1) : undefined;
    return { requestId: request?.id ?? '', seenAt: new Date(request?.movedAt ?? 0) };
  }

  async heldOverride(): Promise<string | null> {
    return (await this.seenGrade()).seenOverrideId;
  }

  async seenGrade(): Promise<{ seenOverrideId: string | null; seenPoints: number | null }> {
    const explained = await explainGrade(this.as('ta'), this.ownersGrade());
    if (!explained.ok) return { seenOverrideId: null, seenPoints: null };
    const { override, points } = explained.value;
    return { seenOverrideId: override?.id ?? null, seenPoints: points };
  }

  /** What the case gave, so that the grade stays what the rest of the matrix takes it for. */
  async casePoints() {
    const caseId = 'adds-any';
    const seen = await seenCase(this.as('ta'), { ...this.submission, caseId });
    return { caseId, points: 3, reason: 'as it was', ...seen };
  }

  async heldCasePoints(): Promise<string> {
    const given = await overrideCase(this.as('ta'), { ...this.submission, ...(await this.casePoints()) });
    return (given.ok && given.value[0]?.id) || crypto.randomUUID();
  }

  /** As before the first item: who takes a rubric over finds none. */
  async noRubric(): Promise<void> {
    await this.tiny.db.update(rubricItems).set({ retiredAt: this.tiny.now() });
  }

  async rubricItem(): Promise<string> {
    const added = await addRubricItem(this.as('ta'), { ...this.submission, title: 'item', points: -1 });
    return (added.ok && added.value.items.at(-1)?.id) || '';
  }

  async rubricEdit() {
    return { itemId: await this.rubricItem(), title: 'item', points: -2, retired: false };
  }

  async rubricPlan(): Promise<string> {
    const preview = await previewRubricEdit(this.as('ta'), await this.rubricEdit());
    return preview.ok ? preview.value.hash : '';
  }

  async appliedEdit() {
    const edit = await this.rubricEdit();
    await applyRubricEdit(this.as('ta'), { ...edit, hash: await this.rubricPlan() });
    const view = await viewRubric(this.as('ta'), this.submission);
    return { itemId: edit.itemId, editId: (view.ok && view.value.lastEdit?.id) || '' };
  }

  async draftCheck(): Promise<string> {
    const started = await startDraftCheck(this.as('instructor'), this.draft);
    return started.ok ? started.value.checkId : '';
  }

  async draftLuck(): Promise<string> {
    const checkId = await this.draftCheck();
    const asked = { checkId, askedBy: this.owner.actor.userId, askedAt: new Date() };
    return this.tiny.db.transaction((tx) => luckRuns.insert(tx, asked));
  }

  async draftTry(): Promise<string> {
    const checkId = await this.draftCheck();
    const asked = { checkId, source: 'export {};', askedBy: this.owner.actor.userId, askedAt: new Date() };
    return this.tiny.db.transaction((tx) => tryRuns.insert(tx, asked));
  }

  async draftDryRun(): Promise<string> {
    const checkId = await this.draftCheck();
    const asked = { checkId, askedBy: this.owner.actor.userId, askedAt: new Date() };
    return this.tiny.db.transaction((tx) => dryRuns.insert(tx, asked));
  }

  async batchIn(state: BatchState, more: { givenUpAt?: Date; movedAt?: Date } = {}): Promise<string> {
    // Of the course's one exercise: "multiply" is only planned, and rows make courses of their own.
    const [assignment] = await this.tiny.db
      .select()
      .from(assignments)
      .where(and(eq(assignments.courseId, this.tiny.courseId), isNotNull(assignments.versionId)));
    const [batch] = await this.tiny.db
      .insert(batches)
      .values({
        kind: 'regrade',
        state,
        courseId: this.tiny.courseId,
        assignmentId: assignment?.id ?? '',
        versionId: this.version.versionId,
        scope: { kind: 'every' },
        askedBy: this.owner.actor.userId,
        ...more,
      })
      .returning();
    return batch?.id ?? '';
  }

  async tokenOfTa(): Promise<string> {
    const own = { userId: this.as('ta').actor.userId, courseId: this.tiny.courseId };
    const token = { ...own, label: 'script', scope: 'read-grades', tokenHash: crypto.randomUUID() } as const;
    const expiresAt = new Date(Date.now() + 86_400_000);
    return this.tiny.db.transaction((tx) => insertToken(tx, { ...token, expiresAt }));
  }

  /** The owner's submission, found similar to itself. */
  async similarPair() {
    const { submissionId: left } = this.submission;
    const findings = { pairs: [{ left, right: left, similarity: 1, places: [] }] };
    const batchId = await this.batchIn('ready');
    await this.tiny.db.update(batches).set({ kind: 'similarity', findings }).where(eq(batches.id, batchId));
    return { ...PLACE, left, right: left };
  }

  async stuckVerification(): Promise<string> {
    const stuck = {
      state: 'could-not-grade',
      purpose: 'dry-run',
      seed: 1,
      finishedAt: new Date(),
    } as const;
    const [row] = await this.tiny.db
      .insert(verifications)
      .values({ ...stuck, ...this.submission, versionId: this.version.versionId })
      .returning();
    return row?.id ?? '';
  }
}
