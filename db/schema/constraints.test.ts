/** What no row may say, tried row by row: of what a mistake in a use case would write, the database keeps nothing. */
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../client.ts';
import type { Database } from '../database.ts';
import { insertCheckedDraft } from '../testing/checked-draft.ts';
import { type Classroom, fillClassroom, type HandedIn, handIn, judge, minute } from '../testing/classroom.ts';
import { TEST_DATABASES } from '../testing.ts';
import { batches, regradeEffects } from './batches.ts';
import { caseOverrides } from './case-points.ts';
import {
  assignments,
  courses,
  enrolments,
  invitations,
  invitationUses,
  modules,
  sectionDates,
  sections,
} from './courses.ts';
import { exerciseRecordings, exercises, exerciseVersions } from './exercises.ts';
import { grades, overrides } from './grades.ts';
import * as schema from './index.ts';
import { stuckRules, walls } from './insight.ts';
import { accounts, users } from './people.ts';
import { evidence, outcomes } from './reports.ts';
import { caseProposals, requestMessages, requests } from './requests.ts';
import { reviewFlags } from './review.ts';
import { rubricItems, rubricMarks } from './rubric.ts';
import { exerciseDraftSnapshots, exerciseDrafts, exercisePublications } from './studio.ts';
import { apiTokens } from './tokens.ts';
import { claims, drafts, reports, standings, submissions, verifications } from './work.ts';

interface Scene {
  readonly db: Database;
  readonly room: Classroom;
  readonly work: HandedIn;
}

/** Inserts what must not be there. */
type Attempt = (scene: Scene) => PromiseLike<unknown>;

const claim = ({ room }: Scene) => ({
  ...{ userId: room.ada, assignmentId: room.assignmentId, points: 1, pointsMax: 10, casesPassed: 0 },
  ...{ casesTotal: 2, backend: 'cpu', claimedAt: minute(0) },
});
const grade = ({ room, work }: Scene) => ({
  ...{ userId: room.ada, assignmentId: room.assignmentId, points: 1, pointsBeforeLate: 1, pointsMax: 10 },
  ...{ verificationId: work.verificationId, changedAt: minute(0) },
});
const byHand = ({ room }: Scene) => ({ points: 1, reason: 'seen in person', setBy: room.ta });
const batch = ({ room }: Scene) => ({
  ...({ kind: 'regrade', courseId: room.courseId, assignmentId: room.assignmentId } as const),
  ...{ versionId: room.versionId, askedBy: room.ta },
});
const version = ({ room }: Scene) => ({
  ...{ exerciseId: room.exerciseId, slug: 's', hash: 'a'.repeat(64), manifest: {}, files: {}, plan: [] },
});
const verification = ({ room, work }: Scene) => ({
  ...({ submissionId: work.submissionId, versionId: room.versionId, purpose: 'regrade', seed: 1 } as const),
});
const invitation = ({ room }: Scene) => ({
  ...({ courseId: room.courseId, role: 'student', tokenHash: 'h', invitedBy: room.ta } as const),
  expiresAt: minute(9),
});
const submission = ({ room }: Scene) => ({
  ...{ id: crypto.randomUUID(), userId: room.bo, assignmentId: room.assignmentId, versionId: room.versionId },
  ...{ number: 7, source: 's', codeHash: 'h', submittedAt: minute(0), late: false },
});
const request = async ({ db, work }: Scene) =>
  (
    await db
      .insert(requests)
      .values({ submissionId: work.submissionId, movedAt: minute(0) })
      .returning()
  )[0]?.id;
const item = ({ room }: Scene) => ({
  ...{ assignmentId: room.assignmentId, title: 'Clear', points: 1, position: 1, createdBy: room.ta },
});

const publication = async ({ db, room }: Scene) => ({
  ...(await insertCheckedDraft(db, room)),
  ...({ versionId: room.versionId, number: 1, note: 'n', effect: 'cases' } as const),
  ...{ publishedBy: room.instructor, publishedAt: minute(0) },
});
const draftOf = ({ room }: Scene) => ({
  ...{ courseId: room.courseId, exerciseId: crypto.randomUUID(), slug: `m/${crypto.randomUUID()}` },
  ...{ title: 'T', savedAt: minute(0), savedBy: room.instructor },
});
const token = ({ room }: Scene) => ({
  ...{ courseId: room.courseId, userId: room.instructor, label: 'export', tokenHash: 'of a token' },
  ...({ scope: 'read-grades', expiresAt: minute(9) } as const),
});

const CHECKS: Readonly<Record<string, Attempt>> = {
  assignments_weight_not_negative: ({ db }) => db.update(assignments).set({ weight: -0.1 }),
  assignments_exercise_with_version: ({ db }) => db.update(assignments).set({ versionId: null }),
  batches_given_up_are_done: (scene) => scene.db.insert(batches).values({ ...batch(scene), givenUp: 1 }),
  case_overrides_points_not_negative: (scene) =>
    scene.db
      .insert(caseOverrides)
      .values({ ...byHand(scene), submissionId: scene.work.submissionId, caseId: 'a', points: -1 }),
  case_overrides_reason_given: (scene) =>
    scene.db
      .insert(caseOverrides)
      .values({ ...byHand(scene), submissionId: scene.work.submissionId, caseId: 'a', reason: ' ' }),
  claims_points_in_range: (scene) => scene.db.insert(claims).values({ ...claim(scene), points: 10.5 }),
  evidence_hash_is_sha256: ({ db }) =>
    db.insert(evidence).values({ hash: 'A'.repeat(64), body: new Uint8Array(1) }),
  exercise_publications_note: async (scene) =>
    scene.db.insert(exercisePublications).values({ ...(await publication(scene)), note: '' }),
  exercise_recordings_hash_is_sha256: ({ db, room }) =>
    db.insert(exerciseRecordings).values({ versionId: room.versionId, hash: '', body: '{}' }),
  exercise_versions_hash_is_sha256: (scene) =>
    scene.db.insert(exerciseVersions).values({ ...version(scene), hash: 'a'.repeat(63) }),
  grades_name_their_source: (scene) =>
    scene.db.insert(grades).values({ ...grade(scene), verificationId: null }),
  grades_points_not_negative: (scene) => scene.db.insert(grades).values({ ...grade(scene), points: -1 }),
  invitations_email_lower_case: (scene) =>
    scene.db.insert(invitations).values({ ...invitation(scene), email: 'Ada@x.example' }),
  invitations_seats_positive: (scene) =>
    scene.db.insert(invitations).values({ ...invitation(scene), seats: 0 }),
  overrides_points_not_negative: (scene) =>
    scene.db.insert(overrides).values({
      ...byHand(scene),
      userId: scene.room.ada,
      assignmentId: scene.room.assignmentId,
      points: -1,
    }),
  overrides_reason_given: (scene) =>
    scene.db.insert(overrides).values({
      ...byHand(scene),
      userId: scene.room.ada,
      assignmentId: scene.room.assignmentId,
      reason: '',
    }),
  reports_points_in_range: async (scene) => {
    const { db, room, work } = scene;
    const verificationId = await judge(db, work.submissionId, {
      versionId: room.versionId,
      purpose: 'census',
    });
    const counts = { casesPassed: 0, casesTotal: 2, backend: 'cpu', runner: 'test' };
    return db.insert(reports).values({ verificationId, body: {}, points: 11, pointsMax: 10, ...counts });
  },
  request_messages_not_empty: async (scene) =>
    scene.db
      .insert(requestMessages)
      .values({ requestId: (await request(scene)) ?? '', authorId: scene.room.ada, body: '  ' }),
  requests_about_one_thing: ({ db, work }) =>
    db
      .insert(requests)
      .values({ submissionId: work.submissionId, caseId: 'case-1', line: 3, movedAt: minute(0) }),
  rubric_items_title_given: (scene) => scene.db.insert(rubricItems).values({ ...item(scene), title: '  ' }),
  standings_counts_reported: ({ db }) => db.update(standings).set({ counts: true, reportedId: null }),
  standings_late_steps: ({ db }) => db.update(standings).set({ lateSteps: -1 }),
  stuck_rules_in_range: ({ db, room }) =>
    db.insert(stuckRules).values({
      ...{ courseId: room.courseId, submissionsMin: 0, silentHours: 1 },
      ...{ changedBy: room.ta, changedAt: minute(0) },
    }),
  submissions_number_positive: (scene) =>
    scene.db.insert(submissions).values({ ...submission(scene), number: 0 }),
  submissions_claimed_device_small: (scene) =>
    scene.db.insert(submissions).values({
      ...submission(scene),
      claimedDevice: { backend: 'cpu', name: 'x'.repeat(700), software: false, browser: null, system: null },
    }),
  users_email_lower_case: ({ db }) => db.insert(users).values({ email: 'Ada@x.example', name: 'Ada' }),
  accounts_password_for_credentials: ({ db, room }) =>
    db.insert(accounts).values({ userId: room.ada, provider: 'oidc', subject: 's', passwordHash: 'hash' }),
  verifications_seed_31_bits: (scene) =>
    scene.db.insert(verifications).values({ ...verification(scene), seed: -1 }),
  verifications_finished_when_final: (scene) =>
    scene.db.insert(verifications).values({ ...verification(scene), state: 'verified' }),
};

/** Inserts the same twice. */
const ONCE: Readonly<Record<string, Attempt>> = {
  accounts_provider_subject: ({ db, room }) => {
    const account = { userId: room.ada, provider: 'oidc', subject: 'one' };
    return db.insert(accounts).values([account, { ...account, userId: room.bo }]);
  },
  assignments_module_slug: ({ db, room }) => {
    const { courseId, moduleId } = room;
    return db.insert(assignments).values({ courseId, moduleId, slug: 'one', title: 'T', position: 3 });
  },
  assignments_module_catalogue_slug: ({ db, room }) => {
    const { courseId, moduleId } = room;
    const entry = { courseId, moduleId, catalogueSlug: 'relu', title: 'T', position: 3 };
    return db.insert(assignments).values([
      { ...entry, slug: 'relu' },
      { ...entry, slug: 'relu-2' },
    ]);
  },
  api_tokens_tokenHash_unique: (scene) => scene.db.insert(apiTokens).values([token(scene), token(scene)]),
  case_proposals_requestId_unique: async (scene) => {
    const { exerciseId, ta: proposedBy } = scene.room;
    const about = { exerciseId, caseId: 'case-1', call: 'f', args: [], proposedBy };
    const proposal = { ...about, requestId: (await request(scene)) ?? '' };
    return scene.db.insert(caseProposals).values([proposal, proposal]);
  },
  claims_user_assignment: (scene) => scene.db.insert(claims).values([claim(scene), claim(scene)]),
  courses_slug_unique: ({ db, room }) =>
    db.insert(courses).values({ slug: room.courseSlug, title: 'Another', term: 'Spring' }),
  drafts_user_assignment: ({ db, room }) => {
    const { ada: userId, assignmentId } = room;
    const draft = { userId, assignmentId, source: 's', revision: 1, savedAt: minute(0) };
    return db.insert(drafts).values([draft, draft]);
  },
  enrolments_course_user: ({ db, room }) =>
    db.insert(enrolments).values({ courseId: room.courseId, userId: room.ada, role: 'instructor' }),
  exercise_draft_snapshots_revision: async ({ db, room }) => {
    const { draftId } = await insertCheckedDraft(db, room);
    const snapshot = { draftId, revision: 1, savedAt: minute(0), savedBy: room.instructor, files: {} };
    return db.insert(exerciseDraftSnapshots).values([snapshot, snapshot]);
  },
  exercise_drafts_exerciseId_unique: (scene) => {
    const [one, other] = [draftOf(scene), draftOf(scene)];
    return scene.db.insert(exerciseDrafts).values([one, { ...other, exerciseId: one.exerciseId }]);
  },
  exercise_drafts_slug_unique: (scene) => {
    const [one, other] = [draftOf(scene), draftOf(scene)];
    return scene.db.insert(exerciseDrafts).values([one, { ...other, slug: one.slug }]);
  },
  exercise_publications_number: async (scene) => {
    const row = await publication(scene);
    return scene.db.insert(exercisePublications).values([row, row]);
  },
  exercises_origin_slug: ({ db }) =>
    db.insert(exercises).values([1, 2].map(() => ({ id: crypto.randomUUID(), slug: 'm/equal' }))),
  exercise_versions_exercise_hash: (scene) =>
    scene.db.insert(exerciseVersions).values([version(scene), version(scene)]),
  grades_user_assignment: (scene) => scene.db.insert(grades).values([grade(scene), grade(scene)]),
  invitation_uses_invitation_user: async (scene) => {
    const [made] = await scene.db.insert(invitations).values(invitation(scene)).returning();
    const use = { invitationId: made?.id ?? '', userId: scene.room.ada, usedAt: minute(1) };
    return scene.db.insert(invitationUses).values([use, use]);
  },
  invitations_tokenHash_unique: (scene) => {
    const one = { ...invitation(scene), tokenHash: 'of a link' };
    return scene.db.insert(invitations).values([one, one]);
  },
  modules_course_slug: ({ db, room }) =>
    db.insert(modules).values({ courseId: room.courseId, slug: 'm', title: 'M', position: 2 }),
  regrade_effects_batch_user: async (scene) => {
    const [made] = await scene.db.insert(batches).values(batch(scene)).returning();
    const effect = { batchId: made?.id ?? '', userId: scene.room.ada, appliedAt: minute(0) };
    return scene.db.insert(regradeEffects).values([effect, effect]);
  },
  reports_verificationId_unique: ({ db, work }) => {
    const counts = { casesPassed: 0, casesTotal: 2, backend: 'cpu', runner: 'test' };
    const { verificationId } = work;
    return db.insert(reports).values({ verificationId, body: {}, points: 1, pointsMax: 10, ...counts });
  },
  review_flags_open: ({ db, room, work }) => {
    const flag = { submissionId: work.submissionId, flaggedBy: room.ta, flaggedAt: minute(0) };
    return db.insert(reviewFlags).values([flag, flag]);
  },
  rubric_marks_item_submission: async (scene) => {
    const { db, room, work } = scene;
    const [made] = await db.insert(rubricItems).values(item(scene)).returning();
    const mark = { itemId: made?.id ?? '', submissionId: work.submissionId, givenBy: room.ta };
    return db.insert(rubricMarks).values([1, 2].map(() => ({ ...mark, givenAt: minute(0) })));
  },
  section_dates_assignment_section: async ({ db, room }) => {
    const [made] = await db.insert(sections).values({ courseId: room.courseId, name: 'Friday' }).returning();
    const date = { assignmentId: room.assignmentId, sectionId: made?.id ?? '', setBy: room.ta };
    return db.insert(sectionDates).values([1, 2].map((at) => ({ ...date, dueAt: minute(at) })));
  },
  sections_course_name: ({ db, room }) => {
    const section = { courseId: room.courseId, name: 'Tuesday' };
    return db.insert(sections).values([section, section]);
  },
  standings_counts: async ({ db, room }) => {
    const { bo: userId, assignmentId, versionId } = room;
    const work = { userId, assignmentId, versionId, cases: [4, 0], counts: true } as const;
    await handIn(db, { ...work, number: 11 });
    return handIn(db, { ...work, number: 12 });
  },
  submissions_user_assignment_number: (scene) =>
    scene.db.insert(submissions).values([submission(scene), submission(scene)]),
  users_email_unique: ({ db }) =>
    db.insert(users).values([1, 2].map((n) => ({ email: 'twice@x.example', name: `${n}` }))),
  verifications_batch: async (scene) => {
    const [made] = await scene.db.insert(batches).values(batch(scene)).returning();
    const piece = { ...verification(scene), batchId: made?.id ?? '' };
    return scene.db.insert(verifications).values([piece, piece]);
  },
  walls_open: ({ db, room }) => {
    const wall = { assignmentId: room.assignmentId, startedBy: room.ta, startedAt: minute(0) };
    return db.insert(walls).values([wall, wall]);
  },
  outcomes_verification_id_position_pk: ({ db, work }) =>
    db.insert(outcomes).values({
      ...{ verificationId: work.verificationId, position: 0, caseId: 'again', status: 'passed', points: 1 },
      ...{ pointsMax: 1, durationMs: 1 },
    }),
};

/** Of the schema, by name; `true` of what must not be there twice. */
const GUARDS = Object.values<unknown>(schema)
  .filter((exported): exported is PgTable => is(exported, PgTable))
  .map(getTableConfig)
  .flatMap(({ checks, uniqueConstraints, columns, indexes }) => [
    ...checks.map(({ name }) => [name, false] as const),
    ...uniqueConstraints.map(({ name }) => [name, true] as const),
    ...columns.filter(({ isUnique }) => isUnique).map(({ uniqueName }) => [uniqueName, true] as const),
    ...indexes.filter(({ config }) => config.unique).map(({ config }) => [config.name, true] as const),
  ]);

it('tries every guard that the schema has: a new one cannot come without its attempt', () => {
  const named = (once: boolean) =>
    GUARDS.filter(([, isOnce]) => isOnce === once).map(([name]) => String(name));
  expect(Object.keys(CHECKS).sort()).toEqual(named(false).sort());
  // A primary key, too, is tried.
  const tried = Object.keys(ONCE).filter((name) => !name.endsWith('_pk'));
  expect(tried.sort()).toEqual(named(true).sort());
});

describe.each(TEST_DATABASES)('$name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let scene: Scene;
    beforeAll(async () => {
      handle = await open();
      const { db } = handle;
      const room = await fillClassroom(db);
      const { ada: userId, assignmentId, versionId } = room;
      const work = await handIn(db, { userId, assignmentId, versionId, cases: [4, 0] });
      scene = { db, room, work };
    });
    afterAll(async () => {
      await handle?.close();
    });

    const refused = async (attempt: Attempt) => {
      try {
        await attempt(scene);
      } catch (error) {
        const cause = error instanceof Error ? error.cause : null;
        return cause instanceof Error && 'constraint' in cause ? cause.constraint : String(cause);
      }
      return 'nothing refused it';
    };

    it.each(Object.entries(CHECKS))('refuses what breaks %s', async (name, attempt) => {
      expect(await refused(attempt)).toBe(name);
    });

    it.each(Object.entries(ONCE))('keeps %s once', async (name, attempt) => {
      expect(await refused(attempt)).toBe(name);
    });

    it('lets a dry run or a census be neither what holds for a submission nor what a grade comes from', async () => {
      const { db, room, work } = scene;
      for (const purpose of ['dry-run', 'census'] as const) {
        const by = { versionId: room.versionId, purpose, cases: [4, 6] as const };
        const verificationId = await judge(db, work.submissionId, by);
        const [, held, shown] = [
          await refused(() => db.insert(grades).values({ ...grade(scene), verificationId })),
          await refused(() => db.update(standings).set({ latestId: verificationId })),
          await refused(() => db.update(standings).set({ reportedId: verificationId })),
        ].map(String);
        for (const words of [held, shown]) expect(words).toMatch(/is refused: its verification is a dry run/);
      }
      expect(await db.$count(grades)).toBe(0);
    });
  });
});
