import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import type { Transaction } from '../../database.ts';
import {
  type Classroom,
  fillClassroom,
  handIn,
  insertExercise,
  insertVersion,
  judge,
  minute,
  sha256,
} from '../../testing/classroom.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { selectAssignment, selectAssignments } from '../courses/courses.ts';
import { insertBatch } from '../jobs/batches.ts';
import { upsertDraft } from '../work/drafts.ts';
import { draftChecks } from './draft-runs.ts';
import {
  selectDraftCheckPulse,
  selectLastDraftChecks,
  selectOptionalLastDraftCheck,
  selectOptionalShownDraftCheck,
} from './exercise-draft-checks.ts';
import {
  insertDraftSnapshot,
  selectDraftSnapshots,
  selectOptionalSnapshotFiles,
} from './exercise-draft-history.ts';
import {
  deleteDraftFiles,
  insertExerciseDraft,
  lockExerciseDraft,
  selectDraftFiles,
  selectExerciseDraftsOfCourse,
  selectIsExerciseIdTaken,
  selectOptionalExerciseDraft,
  selectTakenDraftSlugs,
  updateExerciseDraft,
  upsertDraftFiles,
} from './exercise-drafts.ts';
import {
  insertExerciseVersion,
  insertRecording,
  selectExerciseVersion,
  selectOptionalLastVersion,
  selectOptionalVersionByHash,
  selectOptionalVersionOfExercise,
  selectRecording,
  selectStarter,
  selectVersionMisconceptions,
  selectVersionOutline,
  selectVersionOutlines,
  selectVersionsOfExercise,
  upsertExercise,
} from './exercises.ts';
import {
  insertExercisePublication,
  insertStudioAssignment,
  selectNewestUsableVersions,
  selectOptionalUsableVersion,
  selectPublicationsOfDrafts,
  selectUses,
  selectVersionNumbers,
  selectWorkCounts,
  updatePlannedAssignment,
  updateUsesToVersion,
} from './studio.ts';
import { insertWitness, selectUnwitnessed, selectWitnesses } from './witnesses.ts';

let names = 0;

describe.each(TEST_DATABASES)('exercises on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let room: Classroom;
    beforeAll(async () => {
      handle = await open();
      room = await fillClassroom(handle.db, 'exercises');
    });
    afterAll(async () => {
      await handle?.close();
    });

    const inTransaction = <T>(act: (tx: Transaction) => Promise<T>) => handle.db.transaction(act);
    const nextSlug = () => {
      names += 1;
      return `own/e-${names}`;
    };
    const file = (path: string, content: string) => ({ path, content, hash: sha256(content) });
    const newDraft = async (files = [file('starter.ts', 'a')], of: Partial<Classroom> = room) => {
      const slug = nextSlug();
      const { courseId = room.courseId, instructor: savedBy = room.instructor } = of;
      const draft = {
        courseId,
        exerciseId: crypto.randomUUID(),
        slug,
        title: slug,
        savedAt: minute(1),
        savedBy,
      };
      const draftId = await inTransaction((tx) => insertExerciseDraft(tx, draft, files));
      return { ...draft, draftId };
    };

    it('equal names of two origins live side by side, and one origin never takes the other’s exercise', async () => {
      const slug = nextSlug();
      const [id] = await insertExercise(handle.db, slug);
      const [studioId] = await insertExercise(handle.db, slug, { origin: 'studio' });
      const take = (origin: 'catalogue' | 'studio') =>
        upsertExercise(handle.db, { id, origin, slug: `${slug}-renamed` });
      expect([await take('studio'), await take('catalogue')]).toEqual([false, true]);
      await expect(insertExercise(handle.db, slug, { origin: 'studio' })).rejects.toThrow();
      const last = (origin: 'catalogue' | 'studio', by: string) =>
        selectOptionalLastVersion(handle.db, { id: null, origin, slug: by });
      expect((await last('studio', slug))?.exerciseId).toBe(studioId);
      expect(await last('catalogue', slug)).toBeNull();
      expect((await last('catalogue', `${slug}-renamed`))?.exerciseId).toBe(id);
    });

    it('publishing the same files twice is one version, and what was published last is the last', async () => {
      const slug = nextSlug();
      const files = { 'starter.ts': 'begin', 'misconceptions/a.md': 'A', 'cases.ts': 'secret' };
      const [exerciseId, first] = await insertExercise(handle.db, slug, { files });
      const again = { exerciseId, slug, hash: sha256(slug), manifest: {}, files: {}, plan: [] };
      const [one, two] = [
        await insertExerciseVersion(handle.db, again),
        await insertExerciseVersion(handle.db, again),
      ];
      expect(one.id).toBe(two.id);
      const ids = (await selectVersionsOfExercise(handle.db, exerciseId)).map(({ id }) => id);
      expect(ids).toEqual([first, one.id]);
      const numbers = await selectVersionNumbers(handle.db, [one.id]);
      expect([numbers.get(first), numbers.get(one.id)]).toEqual([1, 2]);
      expect((await selectVersionNumbers(handle.db, [])).size).toBe(0);
      const last = { id: exerciseId, origin: 'catalogue', slug } as const;
      expect((await selectOptionalLastVersion(handle.db, last))?.id).toBe(one.id);
      const byHash = await selectOptionalVersionByHash(handle.db, { exerciseId, hash: sha256(slug) });
      expect(byHash?.id).toBe(one.id);
      expect(await selectOptionalVersionByHash(handle.db, { exerciseId, hash: sha256('x') })).toBeNull();
      expect((await selectExerciseVersion(handle.db, first)).files).toEqual(files);
      const outlines = await selectVersionOutlines(handle.db, [first, crypto.randomUUID()]);
      expect([...outlines.keys()]).toEqual([first]);
      expect(await selectVersionOutline(handle.db, first)).not.toHaveProperty('files');
      expect(await selectVersionMisconceptions(handle.db, first)).toEqual([
        { path: 'misconceptions/a.md', text: 'A' },
      ]);
      expect([await selectStarter(handle.db, first), await selectStarter(handle.db, one.id)]).toEqual([
        'begin',
        '',
      ]);
      const of = (versionId: string, id = exerciseId) =>
        selectOptionalVersionOfExercise(handle.db, { versionId, exerciseId: id });
      expect([(await of(first))?.id, await of(first, crypto.randomUUID())]).toEqual([first, null]);
      for (const select of [selectExerciseVersion, selectVersionOutline])
        await expect(select(handle.db, crypto.randomUUID())).rejects.toThrow('no exercise version');
    });

    it('a recording is made once; an open version has none, and asking for it is an error', async () => {
      const [, versionId] = await insertExercise(handle.db, nextSlug());
      await expect(selectRecording(handle.db, versionId)).rejects.toThrow('no recording');
      for (const body of ['{}', '[]'])
        await insertRecording(handle.db, { versionId, hash: sha256(body), body });
      expect((await selectRecording(handle.db, versionId)).body).toBe('{}');
    });

    it('a draft has its files by path, is found with who saved it, and goes from the list without a loss', async () => {
      const { draftId, courseId, exerciseId, slug } = await newDraft([file('b.ts', 'b'), file('a.ts', 'a')]);
      const paths = async () => (await selectDraftFiles(handle.db, draftId)).map(({ path }) => path);
      expect(await paths()).toEqual(['a.ts', 'b.ts']);
      await inTransaction((tx) => upsertDraftFiles(tx, draftId, [file('a.ts', 'anew'), file('c.ts', 'c')]));
      await inTransaction((tx) => deleteDraftFiles(tx, draftId, ['b.ts', 'not-there.ts']));
      await inTransaction((tx) => deleteDraftFiles(tx, draftId, []));
      expect([await paths(), (await selectDraftFiles(handle.db, draftId))[0]?.content]).toEqual([
        ['a.ts', 'c.ts'],
        'anew',
      ]);
      expect(await selectOptionalExerciseDraft(handle.db, draftId)).toMatchObject({
        ...{ savedByName: 'Ina', draft: { slug }, course: { id: courseId } },
      });
      expect(await selectOptionalExerciseDraft(handle.db, crypto.randomUUID())).toBeNull();
      const listed = async () =>
        (await selectExerciseDraftsOfCourse(handle.db, courseId)).some(({ draft }) => draft.id === draftId);
      expect(await listed()).toBe(true);
      await inTransaction((tx) => updateExerciseDraft(tx, draftId, { deletedAt: minute(2) }));
      expect([await listed(), await paths()]).toEqual([false, ['a.ts', 'c.ts']]);
      // Its name and id stay taken: it can be taken back.
      expect([...(await selectTakenDraftSlugs(handle.db, [slug, 'own/none']))]).toEqual([slug]);
      expect(await selectIsExerciseIdTaken(handle.db, exerciseId)).toBe(true);
      expect(await selectIsExerciseIdTaken(handle.db, room.exerciseId)).toBe(true);
      expect(await selectIsExerciseIdTaken(handle.db, crypto.randomUUID())).toBe(false);
      expect((await inTransaction((tx) => lockExerciseDraft(tx, draftId))).id).toBe(draftId);
      const nothing = inTransaction((tx) => lockExerciseDraft(tx, crypto.randomUUID()));
      await expect(nothing).rejects.toThrow('no exercise draft');
    });

    it('history keeps each text once and each revision once, and gives files back as they were', async () => {
      const files = [file('a.ts', 'same'), file('b.ts', 'same')];
      const { draftId: id, savedBy } = await newDraft(files);
      const keep = (revision: number, of = files) =>
        inTransaction((tx) =>
          insertDraftSnapshot(tx, { id, revision, savedAt: minute(revision), savedBy }, of),
        );
      await keep(1);
      await keep(1, []);
      await keep(2, []);
      const history = await selectDraftSnapshots(handle.db, id);
      expect(history.map(({ revision, savedByName }) => [revision, savedByName])).toEqual([
        [2, 'Ina'],
        [1, 'Ina'],
      ]);
      const of = (revision: number) => selectOptionalSnapshotFiles(handle.db, { draftId: id, revision });
      expect(await of(1)).toEqual(files);
      expect([await of(2), await of(3)]).toEqual([[], null]);
    });

    it('a check is written while it runs, ended by one, and shown without the files of the exercise', async () => {
      const { draftId, savedBy: askedBy } = await newDraft();
      const ask = (revision: number) =>
        inTransaction((tx) =>
          draftChecks.insert(tx, {
            ...{ draftId, revision, files: { 'a.ts': 'secret' }, hash: null, askedBy },
            askedAt: minute(revision),
          }),
        );
      const checkId = await ask(1);
      const pulse = () => selectDraftCheckPulse(handle.db, checkId);
      const before = await pulse();
      expect(await pulse()).toBe(before);
      await draftChecks.updateProgress(handle.db, checkId, { done: 1, total: 3 });
      expect(await pulse()).not.toBe(before);
      const shown = await selectOptionalShownDraftCheck(handle.db, checkId);
      expect(shown).toMatchObject({ paths: ['a.ts'], judged: false, done: 1, total: 3, state: 'running' });
      expect(JSON.stringify(shown)).not.toContain('secret');
      const proofs = [{ outcome: 'fails' }, { outcome: 'holds' }, { outcome: 'fails' }];
      const end = (state: 'ready' | 'cancelled') =>
        inTransaction((tx) =>
          draftChecks.updateEnded(tx, checkId, { state, endedAt: minute(9), findings: { proofs }, plan: [] }),
        );
      expect([await end('ready'), await end('cancelled')]).toEqual([true, false]);
      await draftChecks.updateProgress(handle.db, checkId, { done: 2 });
      expect(await draftChecks.selectOptional(handle.db, checkId)).toMatchObject({ state: 'ready', done: 1 });
      expect((await selectOptionalShownDraftCheck(handle.db, checkId))?.judged).toBe(true);
      const last = async () => (await selectLastDraftChecks(handle.db, [draftId])).get(draftId);
      expect(await last()).toMatchObject({ revision: 1, failing: [{}, {}], problems: null });
      const second = await ask(2);
      const problems = [{ file: 'a.ts', field: '', message: 'no' }];
      await draftChecks.updateProgress(handle.db, second, { problems });
      expect(await last()).toMatchObject({ revision: 2, state: 'running', failing: [], problems });
      expect((await selectOptionalLastDraftCheck(handle.db, draftId))?.id).toBe(second);
      const nothing = crypto.randomUUID();
      expect([
        await selectDraftCheckPulse(handle.db, nothing),
        await selectOptionalShownDraftCheck(handle.db, nothing),
        await selectOptionalLastDraftCheck(handle.db, nothing),
        (await selectLastDraftChecks(handle.db, [])).size,
      ]).toEqual([null, null, null, 0]);
    });

    it('a course may use the catalogue, what it wrote and what it was given: hidden cases of others are theirs', async () => {
      const [author, other] = [
        await fillClassroom(handle.db, 'author'),
        await fillClassroom(handle.db, 'other'),
      ];
      const draft = await newDraft([file('starter.ts', 'a')], author);
      const { exerciseId, slug, draftId, savedBy } = draft;
      await upsertExercise(handle.db, { id: exerciseId, origin: 'studio', slug });
      const versionId = await insertVersion(handle.db, { exerciseId, slug });
      const usable = async (courseId: string) =>
        (await selectOptionalUsableVersion(handle.db, { versionId, courseId })) !== null;
      expect(await usable(author.courseId)).toBe(false);
      const checkOf = { draftId, revision: 1, files: {}, hash: null, askedBy: savedBy, askedAt: minute(1) };
      const checkId = await inTransaction((tx) => draftChecks.insert(tx, checkOf));
      const publish = (version: string, number: number) =>
        inTransaction((tx) =>
          insertExercisePublication(tx, {
            ...{ draftId, versionId: version, number, checkId, note: 'n', overrideReason: null },
            ...{ effect: 'cases', publishedBy: savedBy, publishedAt: minute(number) },
          }),
        );
      await publish(versionId, 1);
      expect([await usable(author.courseId), await usable(other.courseId)]).toEqual([true, false]);
      const newest = async (courseId: string) =>
        (await selectNewestUsableVersions(handle.db, courseId)).find((one) => one.exerciseId === exerciseId)
          ?.id;
      const later = await insertVersion(handle.db, { exerciseId, slug });
      await publish(later, 2);
      expect([await newest(author.courseId), await newest(other.courseId)]).toEqual([later, undefined]);
      // Published again, the earlier one is what students get.
      await publish(versionId, 3);
      expect(await newest(author.courseId)).toBe(versionId);
      const publications = await selectPublicationsOfDrafts(handle.db, [draftId]);
      expect(publications.map(({ publication }) => publication.number)).toEqual([3, 2, 1]);
      expect(await selectPublicationsOfDrafts(handle.db, [])).toEqual([]);
      await expect(publish(later, 3)).rejects.toThrow();
      const place = {
        courseId: other.courseId,
        moduleSlug: 'm',
        exerciseId,
        versionId,
        title: 'T',
        slug: 'one',
      };
      const give = () => inTransaction((tx) => insertStudioAssignment(tx, place));
      expect([await give(), await give(), await usable(other.courseId)]).toEqual(['one-2', 'one-3', true]);
      const lost = inTransaction((tx) => insertStudioAssignment(tx, { ...place, moduleSlug: 'none' }));
      await expect(lost).rejects.toThrow('no module');
      const change = { courseId: other.courseId, exerciseId, versionId: later, title: 'New' };
      const prior = async (from: 'opening' | 'at-once') => {
        await inTransaction((tx) => updateUsesToVersion(tx, { ...change, from }));
        const placed = await selectAssignments(handle.db, other.courseId);
        return placed.flatMap(({ assignment }) =>
          assignment.exerciseId === exerciseId ? [assignment.priorVersionId] : [],
        );
      };
      // What a page that is open may still be judged by.
      expect(await prior('opening')).toEqual([versionId, versionId]);
      expect(await prior('at-once')).toEqual([null, null]);
      const uses = await selectUses(handle.db, [exerciseId]);
      expect(uses.map((use) => [use.slug, use.position, use.versionId]).sort()).toEqual([
        ['one-2', 3, later],
        ['one-3', 4, later],
      ]);
      expect(await selectUses(handle.db, [])).toEqual([]);
    });

    it('a planned row is filled once, and work in it is counted by kind', async () => {
      const own = await fillClassroom(handle.db, 'planned');
      const { assignmentId, secondId, versionId, exerciseId, ada, bo } = own;
      const filled = {
        exerciseId,
        versionId: await insertVersion(handle.db, { exerciseId, slug: 's' }),
        title: 'X',
      };
      const fill = (goesOnFrom: string | null) =>
        inTransaction((tx) =>
          updatePlannedAssignment(tx, { ...filled, id: assignmentId, goesOnFrom, from: 'opening' }),
        );
      await expect(fill(null)).rejects.toThrow('another exercise');
      await expect(fill(filled.versionId)).rejects.toThrow('another exercise');
      expect(await selectAssignment(handle.db, assignmentId)).toMatchObject({ versionId, pinned: false });
      for (const userId of [ada, bo])
        await upsertDraft(handle.db, { userId, assignmentId, source: 's', revision: 1, savedAt: minute(1) });
      await handIn(handle.db, { userId: ada, assignmentId, versionId, cases: [4, 6] });
      const counts = await selectWorkCounts(handle.db, [assignmentId, secondId]);
      expect([...counts]).toEqual([
        [assignmentId, { drafts: 2, graded: 0 }],
        [secondId, { drafts: 0, graded: 0 }],
      ]);
      expect(await selectWorkCounts(handle.db, [])).toEqual(new Map());
    });

    it('a witness is searched for until there is one, and the slower of two searches changes nothing', async () => {
      const own = await fillClassroom(handle.db, 'witnesses');
      const { courseId, assignmentId, versionId, ada, instructor: askedBy } = own;
      const { submissionId } = await handIn(handle.db, {
        userId: ada,
        assignmentId,
        versionId,
        cases: [4, 6],
      });
      const batchId = await inTransaction((tx) =>
        insertBatch(tx, {
          ...{ kind: 'regrade', courseId, assignmentId, versionId, scope: { kind: 'every' } },
          ...{ askedBy, askedAt: minute(1) },
        }),
      );
      const open = async () => (await selectUnwitnessed(handle.db, batchId)).map(({ points }) => points);
      expect(await open()).toEqual([]);
      await judge(handle.db, submissionId, { versionId, purpose: 'dry-run', batchId, cases: [1, 0] });
      expect(await open()).toEqual([1]);
      for (const tookMs of [10, 99])
        await inTransaction((tx) =>
          insertWitness(tx, { batchId, submissionId, finding: { tookMs }, tookMs }),
        );
      expect(await open()).toEqual([]);
      const found = await selectWitnesses(handle.db, batchId);
      expect([...found.values()]).toMatchObject([{ tookMs: 10, finding: { tookMs: 10 } }]);
    });
  });
});
