/** Who is stuck: the rule of a course, how it is changed, and whom it names. */

import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import {
  type StuckRow,
  selectOptionalStuckRule,
  selectStuck,
  upsertStuckRule,
} from '#db/queries/insight/insight.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { findMask } from '../anonymous/mask.ts';
import { exercisePath } from '../courses/exercise-path.ts';
import { exerciseNumber } from '../courses/exercise-row.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { mistakeTitles, titleOr } from '../exercises/mistake-titles.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { StuckRuleView, StuckStudentView } from './insight-view.ts';

const HOUR_MS = 3_600_000;
/** Whoever fails three times has tried what they know; two days later they are not just asleep. */
const DEFAULT_RULE: StuckRuleView = { submissionsMin: 3, silentHours: 48 };
const RULE_MAX = { submissionsMin: 100, silentHours: 2_000 } as const;

/** Changes by what a course calls a student stuck. */
export async function changeStuckRule(
  context: ActorContext,
  input: StuckRuleView & { course: string },
): Promise<Result<StuckRuleView, 'not-found' | 'staff-only' | 'input-wrong'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-insight')) return refuse('staff-only');
  const { submissionsMin, silentHours } = input;
  const inRange = (value: number, max: number) => Number.isInteger(value) && value >= 1 && value <= max;
  if (!inRange(submissionsMin, RULE_MAX.submissionsMin) || !inRange(silentHours, RULE_MAX.silentHours))
    return refuse('input-wrong');
  const rule = { submissionsMin, silentHours };
  const changedBy = context.actor.userId;
  await context.db.transaction(async (tx) => {
    await upsertStuckRule(tx, { ...rule, courseId: course.id, changedBy, changedAt: context.now() });
    await insertAuditEvent(tx, {
      actorId: changedBy,
      courseId: course.id,
      action: 'stuck-rule.changed',
      details: rule,
    });
  });
  return ok(rule);
}

/** Whom the rule of the course names now; of one exercise, or of all. */
export async function findStuck(
  context: Pick<ActorContext, 'db' | 'now' | 'actor' | 'secret'>,
  search: { courseId: string; assignmentId?: string },
): Promise<{ readonly rule: StuckRuleView; readonly stuck: readonly StuckStudentView[] }> {
  const { db } = context;
  const now = context.now();
  const { submissionsMin, silentHours } =
    (await selectOptionalStuckRule(db, search.courseId)) ?? DEFAULT_RULE;
  const rule = { submissionsMin, silentHours };
  const rows = await selectStuck(db, { ...search, ...rule, now });
  const places = rows.length === 0 ? new Map() : await exercisePlaces(context, search.courseId);
  const titles = await titlesOf(context, rows);
  const mask = await findMask(context, search.courseId);
  const stuck = rows.flatMap((row): readonly StuckStudentView[] => {
    const place = places.get(row.assignmentId);
    if (!place) return [];
    const { submissionId, submissions, points, pointsMax, misconception } = row;
    const name = mask.nameOf(row);
    const isHidden = mask.isOn(row.assignmentId);
    const { userId, email } = isHidden ? { userId: name, email: '' } : row;
    return [
      {
        ...{ userId, name, email, submissionId, submissions, points, pointsMax, ...place },
        hoursSilent: Math.floor((now.getTime() - row.lastAt.getTime()) / HOUR_MS),
        mistake: misconception === null ? null : titleOr(titles, misconception),
      },
    ];
  });
  return { rule, stuck };
}

interface Place {
  readonly exercise: string;
  readonly exerciseSlug: string;
}

async function exercisePlaces(
  { db }: Pick<ActorContext, 'db'>,
  courseId: string,
): Promise<ReadonlyMap<string, Place>> {
  const placed = await selectAssignments(db, courseId);
  const ids = placed.flatMap(({ assignment }) => assignment.versionId ?? []);
  const versions = await selectVersionOutlines(db, ids);
  return new Map(
    placed.map(({ assignment, module }) => {
      const version = versions.get(assignment.versionId ?? '');
      const title = version ? outlineOf(version).manifest.title : assignment.title;
      const exercise = `${exerciseNumber(module, assignment)} ${title}`;
      return [assignment.id, { exercise, exerciseSlug: exercisePath(module, assignment) }] as const;
    }),
  );
}

async function titlesOf(
  { db }: Pick<ActorContext, 'db'>,
  rows: readonly StuckRow[],
): Promise<ReadonlyMap<string, string>> {
  const named = rows.filter(({ misconception }) => misconception !== null);
  const all = new Map<string, string>();
  for (const assignmentId of new Set(named.map((row) => row.assignmentId)))
    for (const [id, title] of await mistakeTitles(db, assignmentId)) all.set(id, title);
  return all;
}
