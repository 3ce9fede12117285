import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignments } from '#db/schema/courses.ts';
import { exercises, exerciseVersions } from '#db/schema/exercises.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { Proof } from '#grader/proof/proof.ts';
import type { ActorContext } from '../../access/actor.ts';
import { publishCourse } from '../../catalogue/publish-course.ts';
import { viewVersionStanding } from '../../courses/version-standing.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { listRegrades } from '../../grading/regrade/list-regrades.ts';
import { startDryRun } from '../../grading/regrade/start-dry-run.ts';
import { submitSolution } from '../../submissions/submit-solution.ts';
import { openTestWorld, PLACE, TEST_JUDGE, type TestWorld } from '../../testing.ts';
import { viewWorkspace } from '../../workspace/view-workspace.ts';
import { createDraft } from '../drafts/create-draft.ts';
import { deleteDraft } from '../drafts/delete-draft.ts';
import { fileMapOf } from '../drafts/draft-files.ts';
import { listStudio } from '../list/list-studio.ts';
import { checkedDraft, newDraft, publishWish, readDraft, saveFile } from '../testing.ts';
import { type PublishDraftInput, publishDraft } from './publish-draft.ts';
import { versionChanges } from './version-changes.ts';
import { viewPublish } from './view-publish.ts';

let world: TestWorld;
let author: ActorContext;
let student: ActorContext;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  author = await world.person('instructor');
  student = await world.person('student');
});
afterAll(() => world.close());

const draftOf = (title: string, assignmentId: string | null = null) =>
  newDraft(author, { title, assignmentId });
const read = (draftId: string) => readDraft(author, draftId);
const save = (draftId: string, path: string, content: string) => saveFile(author, { draftId, path, content });
const checked = (draftId: string, proofs: readonly Proof[] = []) => checkedDraft(author, draftId, proofs);

const RED: Proof = {
  id: 'misconception/x',
  kind: 'misconception',
  subject: 'x',
  outcome: 'fails',
  advice: { kind: 'full-marks', seed: 1 },
};

describe('publishing', () => {
  it('makes an immutable version with exactly the files that were checked, and a place where it is wanted', async () => {
    const draftId = await draftOf('Published sum');
    const place = { kind: 'module', module: 'sums' } as const;
    const published = await publishDraft(author, publishWish(draftId, await checked(draftId), { place }));
    expect(published).toMatchObject({ ok: true, value: { number: 1 } });
    const workspace = await viewWorkspace(student, {
      course: 'tiny',
      module: 'sums',
      exercise: 'published-sum',
    });
    const { files, exerciseId } = await read(draftId);
    const [version] = await world.db
      .select()
      .from(exerciseVersions)
      .where(eq(exerciseVersions.exerciseId, exerciseId));
    expect(version?.files).toEqual(fileMapOf(files));
    expect(workspace).toMatchObject({
      ok: true,
      value: { exercise: { title: 'Published sum', versionId: version?.id } },
    });
    const [exercise] = await world.db.select().from(exercises).where(eq(exercises.id, exerciseId));
    expect(exercise?.origin).toBe('studio');
  });

  it('is refused without a note, without a check of the draft as it is, and of what is published already', async () => {
    const draftId = await draftOf('Refused');
    const checkId = await checked(draftId);
    const refusal = async (more: Partial<PublishDraftInput>) => {
      const result = await publishDraft(author, publishWish(draftId, checkId, more));
      return result.ok ? 'ok' : result.refusal;
    };
    expect(await refusal({ note: '  ' })).toBe('note-empty');
    expect(await refusal({ checkId: await checked(await draftOf('Another')) })).toBe('check-missing');
    expect(await refusal({ place: { kind: 'module', module: 'none' } })).toBe('module-unknown');
    await save(draftId, 'starter.ts', '// changed');
    expect(await refusal({})).toBe('check-missing');
    const again = await checked(draftId);
    expect(await refusal({ checkId: again })).toBe('ok');
    expect(await refusal({ checkId: again })).toBe('version-unchanged');
  });

  it('over a red check asks for a reason, which stays visible', async () => {
    const draftId = await draftOf('Red');
    const checkId = await checked(draftId, [RED]);
    expect(await publishDraft(author, publishWish(draftId, checkId))).toEqual({
      ok: false,
      refusal: 'check-not-green',
    });
    const overrideReason = 'The mistake is in the next exercise.';
    expect(await publishDraft(author, publishWish(draftId, checkId, { overrideReason }))).toMatchObject({
      ok: true,
    });
    const studio = await listStudio(author, { course: 'tiny' });
    const row = studio.ok && studio.value.drafts.find((draft) => draft.draftId === draftId);
    expect(row).toMatchObject({ published: { number: 1, overrideReason }, changedSince: false });
  });

  it('offers the module that it was begun for as its place, once: who published it without one is not asked again', async () => {
    const draftId = await draftOf('Begun in sums');
    const offered = async () => {
      const view = await viewPublish(author, { draftId });
      return view.ok ? view.value.begunIn : view.refusal;
    };
    expect(await offered()).toBe('sums');
    await publishDraft(author, publishWish(draftId, await checked(draftId)));
    expect(await offered()).toBeNull();
  });

  it('of a next version leaves students on theirs, or moves them on where that is wanted', async () => {
    const draftId = await draftOf('Twice');
    const place = { kind: 'module', module: 'sums' } as const;
    await publishDraft(author, publishWish(draftId, await checked(draftId), { place }));
    const versionOf = async () => {
      const workspace = await viewWorkspace(student, { course: 'tiny', module: 'sums', exercise: 'twice' });
      return workspace.ok ? workspace.value.exercise.versionId : null;
    };
    const listedAs = async () => {
      const studio = await listStudio(author, { course: 'tiny' });
      const rows = studio.ok ? studio.value.modules.flatMap(({ exercises }) => exercises) : [];
      return rows.filter((row) => row.draftId === draftId).map(({ origin, version }) => [origin, version]);
    };
    expect(await listedAs()).toEqual([['studio', 1]]);
    const first = await versionOf();
    await save(draftId, 'statement.md', 'Other words.');
    expect(await viewPublish(author, { draftId })).toMatchObject({
      value: {
        number: 2,
        effect: 'words',
        changes: [{ path: 'statement.md', effect: 'words' }],
        check: null,
      },
    });
    await publishDraft(author, publishWish(draftId, await checked(draftId)));
    expect(await versionOf()).toBe(first);
    expect(await viewPublish(author, { draftId })).toMatchObject({
      value: { uses: [{ behind: true, drafts: 0, graded: 0 }] },
    });
    await save(draftId, 'cases.ts', '// other cases');
    const takeUp = async (from: 'opening' | 'at-once') => {
      const wish = publishWish(draftId, await checked(draftId), { takeUp: from });
      const published = await publishDraft(author, wish);
      return published.ok ? published.value.versionId : published.refusal;
    };
    const place3 = { course: 'tiny', module: 'sums', exercise: 'twice' };
    const handIn = async (versionId: string | null) => {
      const work = { submissionId: crypto.randomUUID(), source: 'export {};', claimedPoints: null };
      const taken = await submitSolution(student, { ...place3, ...work, versionId: versionId ?? '' });
      const standing = await viewVersionStanding(student, { ...place3, versionId: versionId ?? '' });
      return [taken.ok ? 'taken' : taken.refusal, standing.ok && standing.value];
    };
    const third = await takeUp('opening');
    expect(await versionOf()).toBe(third);
    // A page that was open goes on with what it has.
    expect([await handIn(first), await handIn(third)]).toEqual([
      ['taken', 'taken'],
      ['taken', 'taken'],
    ]);
    await save(draftId, 'cases.ts', '// and others');
    const fourth = await takeUp('at-once');
    expect(await versionOf()).toBe(fourth);
    for (const before of [first, third]) expect(await handIn(before)).toEqual(['version-changed', 'gone']);
    expect(await handIn(fourth)).toEqual(['taken', 'taken']);
  });

  it('counts what changes by the version that students have, and takes them along later too', async () => {
    const draftId = await draftOf('Left behind');
    const place = { kind: 'module', module: 'sums' } as const;
    await publishDraft(author, publishWish(draftId, await checked(draftId), { place }));
    const versionOf = async () => {
      const where = { course: 'tiny', module: 'sums', exercise: 'left-behind' };
      const workspace = await viewWorkspace(student, where);
      return workspace.ok ? workspace.value.exercise.versionId : null;
    };
    const first = await versionOf();
    await save(draftId, 'cases.ts', '// other cases');
    await publishDraft(author, publishWish(draftId, await checked(draftId), { takeUp: 'stay' }));
    expect(await versionOf()).toBe(first);
    await save(draftId, 'statement.md', 'Other words.');
    expect(await viewPublish(author, { draftId })).toMatchObject({
      value: { effect: 'words', effectInUse: 'cases', unchanged: false },
    });
    const wish = publishWish(draftId, await checked(draftId), { takeUp: 'stay' });
    const kept = await publishDraft(author, wish);
    expect(kept).toMatchObject({ value: { number: 3 } });
    // The very files again, and nobody would go on with them.
    expect(await publishDraft(author, wish)).toEqual({ ok: false, refusal: 'version-unchanged' });
    expect(await viewPublish(author, { draftId })).toMatchObject({
      value: { changes: [], effectInUse: 'cases', unchanged: false },
    });
    const both = await Promise.all([1, 2].map(() => publishDraft(author, { ...wish, takeUp: 'opening' })));
    const versionId = kept.ok ? kept.value.versionId : '';
    expect(both).toContainEqual({ ok: true, value: { versionId, number: 4 } });
    expect(both).toContainEqual({ ok: false, refusal: 'version-unchanged' });
    expect(await versionOf()).toBe(versionId);
    expect(await viewPublish(author, { draftId })).toMatchObject({
      value: { effectInUse: 'words', unchanged: true },
    });
  });

  it('gives an exercise one place in the course, and makes no version where another was wished', async () => {
    const draftId = await draftOf('Placed once');
    const place = { kind: 'module', module: 'sums' } as const;
    await publishDraft(author, publishWish(draftId, await checked(draftId), { place }));
    await save(draftId, 'statement.md', 'Other words.');
    const checkId = await checked(draftId);
    expect(await viewPublish(author, { draftId })).toMatchObject({ value: { placed: true } });
    for (const again of [place, { kind: 'planned' } as const])
      expect(await publishDraft(author, publishWish(draftId, checkId, { place: again }))).toEqual({
        ok: false,
        refusal: 'exercise-placed',
      });
    expect((await read(draftId)).published).toMatchObject({ number: 1 });
    expect(await publishDraft(author, publishWish(draftId, checkId))).toMatchObject({ ok: true });
  });

  it('fills the planned row that it was written for, and the catalogue leaves that alone', async () => {
    const [planned] = await world.db.select().from(assignments).where(eq(assignments.slug, 'multiply'));
    const draftId = await draftOf('Multiply', planned?.id ?? '');
    const place = { kind: 'planned' } as const;
    expect(await publishDraft(author, publishWish(draftId, await checked(draftId), { place }))).toMatchObject(
      {
        ok: true,
      },
    );
    await publishCourse(world, { folder: world.folder, judge: TEST_JUDGE });
    const home = await viewCourseHome(student, { course: 'tiny' });
    const rows = home.ok ? home.value.modules[0]?.exercises : [];
    expect(rows?.find(({ slug }) => slug === 'sums/multiply')).toMatchObject({ title: 'Multiply' });
    expect(
      await viewWorkspace(student, { course: 'tiny', module: 'sums', exercise: 'multiply' }),
    ).toMatchObject({
      ok: true,
    });
  });
});

describe('a planned row for which two drafts are written', () => {
  it('is the first one’s; the other is told, and publishes nothing by it', async () => {
    const [beside] = await world.db.select().from(assignments).where(eq(assignments.slug, 'add'));
    const { moduleId = '' } = beside ?? {};
    const planned = { moduleId, courseId: world.courseId, slug: 'wanted', title: 'Wanted', position: 90 };
    const [row] = await world.db.insert(assignments).values(planned).returning({ id: assignments.id });
    const place = { kind: 'planned' } as const;
    const wishes = [];
    for (const title of ['Wanted', 'Wanted, too']) {
      const draftId = await draftOf(title, row?.id ?? '');
      wishes.push(publishWish(draftId, await checked(draftId), { place }));
    }
    const [first, second] = wishes;
    if (!first || !second) throw new Error('two are wanted');
    expect(await publishDraft(author, first)).toMatchObject({ ok: true });
    expect(await publishDraft(author, second)).toEqual({ ok: false, refusal: 'place-taken' });
    expect((await read(second.draftId)).published).toBeNull();
    const elsewhere = { ...second, place: { kind: 'module', module: 'sums' } } as const;
    expect(await publishDraft(author, elsewhere)).toMatchObject({ value: { number: 1 } });
  });
});

describe('a draft that goes on from a version in the course', () => {
  const places = async (catalogueSlug: string) => {
    const [place] = await world.db.select().from(assignments).where(eq(assignments.slug, catalogueSlug));
    if (!place?.versionId) throw new Error(`${catalogueSlug} has no version.`);
    return { ...place, versionId: place.versionId };
  };
  const begin = (of: { versionId: string; assignmentId: string }) =>
    createDraft(author, {
      course: 'tiny',
      module: 'sums',
      title: 'Add',
      start: { kind: 'copy', versionId: of.versionId },
      assignmentId: of.assignmentId,
    });

  it('takes its place, keeps what was handed in there, and is regraded against it as the next version', async () => {
    const { id: assignmentId, versionId } = await places('add');
    const submissionId = await world.submit(student, 'export const add = 1;');
    const begun = await begin({ versionId, assignmentId });
    const draftId = begun.ok ? begun.value.draftId : '';
    await save(draftId, 'statement.md', 'Better words.');
    expect(await viewPublish(author, { draftId })).toMatchObject({
      value: {
        effect: 'words',
        planned: { title: 'Add', goesOn: { exercise: 'sums/add' } },
        changes: [{ path: 'exercise.yaml' }, { path: 'statement.md' }],
      },
    });
    const place = { kind: 'planned' } as const;
    const published = await publishDraft(author, publishWish(draftId, await checked(draftId), { place }));
    const next = published.ok ? published.value.versionId : '';
    await publishCourse(world, { folder: world.folder, judge: TEST_JUDGE });
    expect(await places('add')).toMatchObject({ id: assignmentId, versionId: next });
    expect(await viewWorkspace(student, PLACE)).toMatchObject({
      ok: true,
      value: { exercise: { versionId: next } },
    });
    const regrades = await listRegrades(author, { course: 'tiny', exercise: 'sums/add', submissionId });
    expect(regrades).toMatchObject({
      value: {
        chosen: {
          versions: [
            { id: next, number: 2, isCurrent: true },
            { id: versionId, number: 1 },
          ],
        },
      },
    });
    for (const by of [versionId, next])
      expect(await startDryRun(author, { ...PLACE, versionId: by, scope: { kind: 'every' } })).toMatchObject({
        ok: true,
      });
    // It is in the course now: its next version has no place to take.
    expect(await viewPublish(author, { draftId })).toMatchObject({ value: { planned: null, placed: true } });
  });

  it('is what whoever edits the place next is led to, until it has another version', async () => {
    const draftId = await draftOf('Gone on from');
    const place = { kind: 'module', module: 'sums' } as const;
    await publishDraft(author, publishWish(draftId, await checked(draftId), { place }));
    await deleteDraft(author, { draftId });
    const row = async () => {
      const studio = await listStudio(author, { course: 'tiny' });
      const rows = studio.ok ? studio.value.modules.flatMap(({ exercises: all }) => all) : [];
      return rows.find(({ title }) => title === 'Gone on from');
    };
    // Of a draft that is out of the list nobody says that the catalogue has it.
    expect(await row()).toMatchObject({ origin: 'elsewhere', draftId: null });
    const { id: assignmentId, versionId } = await places('gone-on-from');
    const begun = await begin({ versionId, assignmentId });
    const next = begun.ok ? begun.value.draftId : '';
    expect(await row()).toMatchObject({ origin: 'elsewhere', draftId: next });
  });

  it('is refused a place that has another version', async () => {
    const { versionId } = await places('add');
    const { id: assignmentId } = await places('published-sum');
    expect(await begin({ versionId, assignmentId })).toEqual({ ok: false, refusal: 'not-found' });
  });
});

describe('what changes', () => {
  const MISTAKE = '---\ntitle: t\n---\n\nhint\n\n```diff\n-a\n+b\n```\n';
  const YAML = `id: 0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f
title: Add
summary: Add.
points: 10
difficulty: easy
minutes: 5
source: Arithmetic
entryPoints:
  - { name: add, parameters: [], returns: { type: x, about: y } }
`;
  it.each([
    ['a statement', 'statement.md', 'a', 'b', 'words'],
    ['a hint', 'misconceptions/x.md', MISTAKE, MISTAKE.replace('hint', 'another hint'), 'words'],
    ['a mistake', 'misconceptions/x.md', MISTAKE, MISTAKE.replace('+b', '+c'), 'cases'],
    ['a title', 'exercise.yaml', YAML, YAML.replace('title: Add', 'title: Plus'), 'words'],
    ['points', 'exercise.yaml', YAML, YAML.replace('points: 10', 'points: 9'), 'cases'],
    ['a manifest that cannot be read', 'exercise.yaml', YAML, 'title: [', 'cases'],
    ['the reference', 'reference.ts', 'a', 'b', 'cases'],
    ['an asset', 'assets/data.bin', 'AAAA', 'BBBB', 'cases'],
  ])('%s counts as what it does to scores', (_what, path, before, after, effect) => {
    expect(versionChanges({ [path]: before }, { [path]: after })).toEqual([
      { path, what: 'changed', effect },
    ]);
  });
});
