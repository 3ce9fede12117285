/** What insight is made of: each student's newest result with its outcomes, packed, and who is stuck or silent. */
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { stuckRules } from '../../schema/insight.ts';
import { evidence, outcomes } from '../../schema/reports.ts';

/** Case, status, and the mistake that was recognised in it. */
export type PackedOutcome = readonly [caseId: string, status: string, misconception: string | null];

export interface NewestResult {
  readonly userId: string;
  readonly name: string;
  readonly submissionId: string;
  readonly codeHash: string;
  /** What it was judged by. */
  readonly versionId: string;
  readonly points: number;
  readonly pointsMax: number;
  readonly outcomes: readonly PackedOutcome[];
}

const ACTIVE_STUDENT = sql`e.role = 'student' and e.ended_at is null`;

export const isActiveStudent = (user: SQL, course: SQL) => sql`exists (select 1 from enrolments e
  where e.user_id = ${user} and e.course_id = ${course} and ${ACTIVE_STUDENT})`;

/** The same as a value, looked up by its key: cheaper where few rows are asked about, for it never becomes a join. */
export const isActiveStudentByKey = (
  user: SQL,
  course: SQL,
) => sql`(select ${ACTIVE_STUDENT} from enrolments e
  where e.user_id = ${user} and e.course_id = ${course})`;

/** Of every student of the course now: the newest submission that has a report. By name. */
export async function selectNewestResults(
  db: Queryable,
  key: { courseId: string; assignmentId: string },
): Promise<readonly NewestResult[]> {
  const newest = sql`select distinct on (s.user_id) s.user_id, s.id, s.code_hash, st.reported_id
    from standings st join submissions s on s.id = st.submission_id
    where st.assignment_id = ${key.assignmentId} and st.reported_id is not null
      and ${isActiveStudent(sql`s.user_id`, sql`${key.courseId}`)}
    order by s.user_id, s.number desc`;
  const packed = sql`select json_agg(json_build_array(o.case_id, o.status, o.misconception) order by o.position)
    from outcomes o where o.verification_id = newest.reported_id`;
  return rowsOf<NewestResult>(
    db,
    sql`select newest.user_id "userId", u.name, newest.id "submissionId", newest.code_hash "codeHash",
        v.version_id "versionId", r.points, r.points_max "pointsMax", coalesce((${packed}), '[]'::json) outcomes
      from (${newest}) newest
      join users u on u.id = newest.user_id
      join verifications v on v.id = newest.reported_id
      join reports r on r.verification_id = newest.reported_id
      order by u.name, newest.user_id`,
  );
}

export interface StudentEffort {
  readonly userId: string;
  readonly submissions: number;
  /** From the first submission to the first that passes everything; null: none has. */
  readonly minutesToPass: number | null;
}

/** How often each student has handed in, and how long it took. */
export async function selectEfforts(
  db: Queryable,
  key: { courseId: string; assignmentId: string },
): Promise<readonly StudentEffort[]> {
  return rowsOf<StudentEffort>(
    db,
    sql`select s.user_id "userId", count(*)::int submissions,
        (extract(epoch from min(s.submitted_at) filter (where r.points >= r.points_max) - min(s.submitted_at)) / 60)::float8
          "minutesToPass"
      from standings st join submissions s on s.id = st.submission_id
      left join reports r on r.verification_id = st.reported_id
      where st.assignment_id = ${key.assignmentId}
        and ${isActiveStudent(sql`s.user_id`, sql`${key.courseId}`)}
      group by s.user_id`,
  );
}

/** One report's evidence that names each mistake: its title stands there. */
export async function selectMistakeEvidence(
  db: Queryable,
  assignmentId: string,
): Promise<readonly { readonly misconception: string; readonly body: Uint8Array }[]> {
  return db
    .selectDistinctOn([outcomes.misconception], {
      misconception: sql<string>`${outcomes.misconception}`,
      body: evidence.body,
    })
    .from(outcomes)
    .innerJoin(evidence, eq(evidence.hash, outcomes.evidenceHash))
    .where(
      sql`${outcomes.misconception} is not null and ${outcomes.verificationId} in
        (select reported_id from standings where assignment_id = ${assignmentId})`,
    );
}

export interface StuckRule {
  readonly submissionsMin: number;
  readonly silentHours: number;
}

export async function selectOptionalStuckRule(db: Queryable, courseId: string): Promise<StuckRule | null> {
  const [row] = await db.select().from(stuckRules).where(eq(stuckRules.courseId, courseId));
  return row ?? null;
}

export async function upsertStuckRule(
  db: Queryable,
  rule: StuckRule & { courseId: string; changedBy: string; changedAt: Date },
): Promise<void> {
  const { courseId, ...change } = rule;
  await db.insert(stuckRules).values(rule).onConflictDoUpdate({ target: stuckRules.courseId, set: change });
}

export interface StuckRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly assignmentId: string;
  readonly submissionId: string;
  /** Handed in; none passes. */
  readonly submissions: number;
  readonly lastAt: Date;
  readonly points: number;
  readonly pointsMax: number;
  readonly misconception: string | null;
}

/** Of assignment `a`: a person's own date, else the one of their section, else everyone's. */
const dueForStudent = (user: SQL) => sql`coalesce(
    (select x.due_at from extensions x where x.user_id = ${user} and x.assignment_id = a.id
      and x.revoked_at is null order by x.created_at desc limit 1),
    (select d.due_at from section_dates d join enrolments placed on placed.section_id = d.section_id
      where placed.user_id = ${user} and d.assignment_id = a.id),
    a.due_at)`;

/** As `deadlinesOf` has it: of the date that holds for the student, days of the course's zone, and the grace. */
const closesForStudent = sql`((${dueForStudent(sql`s.user_id`)} at time zone c.time_zone
  + (a.late_policy->>'daysMax')::float8 * interval '1 day') at time zone c.time_zone
  + coalesce((a.late_policy->>'graceMinutes')::float8, 0) * interval '1 minute')`;

/**
 * Who has failed so often, never passed, and then handed in nothing for so long, while the exercise still takes work.
 * Whoever has points by hand is not asked about. The longest silence last.
 */
export async function selectStuck(
  db: Queryable,
  search: StuckRule & { courseId: string; assignmentId?: string; now: Date },
): Promise<readonly StuckRow[]> {
  const now = sql`${search.now.toISOString()}::timestamptz`;
  const rows = await rowsOf<Omit<StuckRow, 'lastAt'> & { lastAt: number }>(
    db,
    // From the newest submissions that are late enough in their row: few, where all submissions are many.
    sql`select s.user_id "userId", u.name, u.email, s.assignment_id "assignmentId", s.id "submissionId",
        s.number "submissions", extract(epoch from s.submitted_at)::float8 * 1000 "lastAt", r.points,
        r.points_max "pointsMax",
        (select o.misconception from outcomes o where o.verification_id = st.reported_id and o.misconception is not null
          order by o.position limit 1) misconception
      from assignments a
      join submissions s on s.assignment_id = a.id
      join standings st on st.submission_id = s.id
      join reports r on r.verification_id = st.reported_id
      join users u on u.id = s.user_id
      join courses c on c.id = a.course_id
      where a.course_id = ${search.courseId} and a.withdrawn_at is null
        and ${search.assignmentId === undefined ? sql`true` : sql`a.id = ${search.assignmentId}`}
        and (a.late_policy->>'daysMax' is null or coalesce(${closesForStudent} >= ${now}, true))
        and s.number >= ${search.submissionsMin}
        and s.submitted_at < ${now} - ${search.silentHours} * interval '1 hour'
        and not exists (select 1 from submissions newer where newer.user_id = s.user_id
          and newer.assignment_id = s.assignment_id and newer.number > s.number)
        and not exists (select 1 from standings own join reports passed on passed.verification_id = own.reported_id
          where own.user_id = s.user_id and own.assignment_id = s.assignment_id and passed.points >= passed.points_max)
        and ${isActiveStudent(sql`s.user_id`, sql`${search.courseId}`)}
        and not exists (select 1 from grades g where g.user_id = s.user_id
          and g.assignment_id = s.assignment_id and g.override_id is not null)
      order by s.submitted_at desc, s.user_id`,
  );
  return rows.map((row) => ({ ...row, lastAt: new Date(row.lastAt) }));
}

export interface SilentRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** null: never. */
  readonly lastAt: Date | null;
  /** Exercises that fell due for them meanwhile, and that they never handed in. */
  readonly missed: number;
}

/** Students who have handed in nothing since then, although something fell due that they never did. Who was here last comes first. */
export async function selectSilent(
  db: Queryable,
  search: { courseId: string; since: Date; now: Date },
): Promise<readonly SilentRow[]> {
  const [since, now] = [search.since, search.now].map((at) => sql`${at.toISOString()}::timestamptz`);
  const rows = await rowsOf<Omit<SilentRow, 'lastAt'> & { lastAt: number | null }>(
    db,
    // The few who are quiet first: dates of their own are looked up for each of them and exercise.
    sql`with quiet as materialized (select u.id, u.name, u.email, last.at
        from enrolments e join users u on u.id = e.user_id
        left join lateral (select max(s.submitted_at) at from submissions s join assignments a on a.id = s.assignment_id
          where s.user_id = u.id and a.course_id = ${search.courseId}) last on true
        where e.course_id = ${search.courseId} and e.role = 'student' and e.ended_at is null
          and (last.at is null or last.at < ${since}))
      select quiet.id "userId", quiet.name, quiet.email, extract(epoch from quiet.at)::float8 * 1000 "lastAt", due.n missed
      from quiet cross join lateral (select count(*)::int n from assignments a where a.course_id = ${search.courseId}
        and a.withdrawn_at is null and a.version_id is not null
        and ${dueForStudent(sql`quiet.id`)} between ${since} and ${now}
        and not exists (select 1 from submissions s where s.user_id = quiet.id and s.assignment_id = a.id)) due
      where due.n > 0
      order by quiet.at desc nulls last, quiet.name`,
  );
  return rows.map(({ lastAt, ...row }) => ({ ...row, lastAt: lastAt === null ? null : new Date(lastAt) }));
}

export interface ExerciseFigures {
  readonly assignmentId: string;
  readonly submitters: number;
  readonly passing: number;
  readonly submissions: number;
  /** Of the grades, 0 to 1; null: there is none. */
  readonly meanShare: number | null;
}

/** One line an exercise, of a whole course. */
export async function selectExerciseFigures(
  db: Queryable,
  courseId: string,
): Promise<ReadonlyMap<string, ExerciseFigures>> {
  const rows = await rowsOf<ExerciseFigures>(
    db,
    // What counts is settled already: reports, of which there are many more, need not be read.
    sql`with students as (select user_id from enrolments
        where course_id = ${courseId} and role = 'student' and ended_at is null),
      each_student as (select st.assignment_id, st.user_id, count(*)::int n
        from standings st join students using (user_id) group by st.assignment_id, st.user_id),
      handed as (select assignment_id, sum(n)::int n, count(*)::int submitters
        from each_student group by assignment_id),
      graded as (select g.assignment_id, (count(*) filter (where g.points_before_late >= g.points_max
          and g.verification_id is not null))::int passing,
          avg(g.points / greatest(g.points_max, 1))::float8 share
        from grades g join students using (user_id) group by g.assignment_id)
      select a.id "assignmentId", handed.submitters, handed.n submissions, coalesce(graded.passing, 0) passing,
        graded.share "meanShare"
      from assignments a join handed on handed.assignment_id = a.id
      left join graded on graded.assignment_id = a.id
      where a.course_id = ${courseId}`,
  );
  return new Map(rows.map((row) => [row.assignmentId, row]));
}

/** Rows as the statement names them. */
export async function rowsOf<Row>(db: Queryable, statement: SQL): Promise<readonly Row[]> {
  const { rows } = await db.execute<Record<string, unknown>>(statement);
  return rows as readonly Row[];
}
