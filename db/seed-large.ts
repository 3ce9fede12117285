/**
 * A course of the size of a large university's, for measurements: written set by set inside the database, as 50,000
 * submissions one by one would take an hour. Everything is drawn from hashes, so two seeds of one size are alike. What a
 * person or a worker would have left beside it, audit rows and jobs, is not there.
 */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from './database.ts';
import type { StoredRows } from './queries/work/reports.ts';
import { assignments, courses, enrolments } from './schema/courses.ts';
import { grades } from './schema/grades.ts';
import { evidence } from './schema/reports.ts';
import { submissions } from './schema/work.ts';

export interface LargeCourse {
  readonly slug: string;
  readonly students: number;
  readonly exercises: number;
  /** What students hand in, of every version that the exercises use. */
  readonly programs: readonly SeedProgram[];
}

/** A program, and what it gets from the judge. */
export interface SeedProgram extends StoredRows {
  readonly versionId: string;
  readonly exerciseId: string;
  readonly source: string;
  /** SHA-256 of the source, hex. */
  readonly codeHash: string;
  readonly seed: number;
}

const MODULES = 5;
const MODULE_TITLES = 'Descent methods,Neural networks,CNNs,GANs,Transformers';
const FIRST =
  'Ada,Bruno,Callum,Dayo,Elsa,Farid,Gwen,Hana,Iva,Jonas,Kofi,Lucía,Maeve,Noor,Olin,Petra,Rui,Signe,Tomiwa,Umar';
const LAST =
  'Adeyelu,Brankov,Castellane,Dahlmere,Eskandri,Fenwold,Gautreaux,Hallvik,Ibarreta,Jankovar,Kessendra,Lindqvara';

/** Makes the course once; an existing one of that name is left alone. Whoever is staff anywhere is staff there. */
export async function seedLargeCourse(db: Database, course: LargeCourse): Promise<boolean> {
  return db.transaction(async (tx) => {
    const made = await tx
      .insert(courses)
      .values({ slug: course.slug, title: 'A large course', term: 'Autumn' })
      .onConflictDoNothing()
      .returning({ id: courses.id });
    if (made.length === 0) return false;
    await keepEvidence(tx, course.programs);
    for (const statement of [...outline(course), ...people(course), ...work(course), ...gradesOf()])
      await tx.execute(statement);
    return true;
  });
}

const EVIDENCE_AT_ONCE = 500;

/** Equal outcomes are kept once, as production keeps them. */
async function keepEvidence(tx: Transaction, programs: readonly SeedProgram[]): Promise<void> {
  const rows = new Map(programs.flatMap((program) => program.evidence.map((row) => [row.hash, row])));
  const all = [...rows.values()];
  for (let from = 0; from < all.length; from += EVIDENCE_AT_ONCE)
    await tx
      .insert(evidence)
      .values(all.slice(from, from + EVIDENCE_AT_ONCE))
      .onConflictDoNothing();
}

/** The programs of each version by what they are worth, the last place the best; their outcomes beside them. */
function judged(programs: readonly SeedProgram[]): readonly SQL[] {
  const rows = programs.map(({ report, outcomes, evidence: _kept, ...program }) => ({
    ...program,
    ...report,
    // JSON has no infinity.
    outcomes: outcomes.map((row) => ({ ...row, inTolerances: row.inTolerances?.toString() ?? null })),
  }));
  return [
    sql`create temp table seed_programs on commit drop as
      select row_number() over best - 1 place, count(*) over (partition by item->>'versionId') places,
        (item->>'versionId')::uuid version_id, (item->>'exerciseId')::uuid exercise_id,
        item->>'source' source, item->>'codeHash' code_hash, (item->>'seed')::int seed, item->'body' body,
        (item->>'points')::float8 points, (item->>'pointsMax')::float8 points_max,
        (item->>'casesPassed')::int cases_passed, (item->>'casesTotal')::int cases_total,
        item->>'backend' backend, item->>'runner' runner, item->'outcomes' outcomes
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) item
      window best as (partition by item->>'versionId' order by (item->>'points')::float8,
        (item->>'casesPassed')::int, item->>'codeHash')`,
    sql`create temp table seed_outcomes on commit drop as
      select version_id, place, (case_row->>'position')::int position, case_row->>'caseId' case_id,
        case_row->>'status' status, (case_row->>'points')::float8 points,
        (case_row->>'pointsMax')::float8 points_max, case_row->>'misconception' misconception,
        (case_row->>'durationMs')::float8 duration_ms, (case_row->>'inTolerances')::float8 in_tolerances,
        nullif(case_row->'cost', 'null') cost, case_row->>'evidenceHash' evidence_hash
      from seed_programs, jsonb_array_elements(outcomes) case_row`,
  ];
}

/** As many as were asked for, over the versions in turn; due one a day, most of them in the past. */
function outline({ slug, exercises, programs }: LargeCourse): readonly SQL[] {
  const perModule = Math.ceil(exercises / MODULES);
  return [
    sql`create temp table seed_course on commit drop as select id from courses where slug = ${slug}`,
    ...judged(programs),
    sql`insert into modules (course_id, slug, title, position)
      select seed_course.id, 'module-' || n, (string_to_array(${MODULE_TITLES}, ','))[n], n
      from seed_course, generate_series(1, ${MODULES}::int) n`,
    sql`insert into assignments (course_id, module_id, slug, title, position, exercise_id, version_id, due_at)
      select seed_course.id, modules.id, 'exercise-' || n, 'Exercise ' || n, (n - 1) % ${perModule} + 1,
        chosen.exercise_id, chosen.version_id, date_trunc('day', now()) + (n - ${exercises} * 5 / 6) * interval '1 day'
      from seed_course
      cross join generate_series(1, ${exercises}::int) n
      join modules on modules.course_id = seed_course.id and modules.position = (n - 1) / ${perModule} + 1
      join (select distinct on (version_id) version_id, exercise_id,
              dense_rank() over (order by version_id) - 1 as place from seed_programs) chosen
        on chosen.place = n % (select count(distinct version_id) from seed_programs)`,
  ];
}

function people({ slug, students }: LargeCourse): readonly SQL[] {
  const name = sql`(string_to_array(${FIRST}, ','))[n % 20 + 1] || ' '
    || (string_to_array(${LAST}, ','))[n / 20 % 12 + 1] || case when n > 240 then ' ' || n / 240 + 1 else '' end`;
  return [
    sql`insert into users (email, name)
      select 'student' || lpad(n::text, 4, '0') || '@' || ${slug} || '.example', ${name}
      from generate_series(1, ${students}::int) n on conflict do nothing`,
    sql`insert into enrolments (course_id, user_id, role)
      select seed_course.id, users.id, 'student' from seed_course, users where users.email like '%@' || ${slug} || '.example'`,
    sql`insert into enrolments (course_id, user_id, role)
      select distinct on (enrolments.user_id) seed_course.id, enrolments.user_id, enrolments.role
      from seed_course, enrolments where enrolments.role <> 'student'
      on conflict do nothing`,
  ];
}

/** A number of 28 bits from a text, the same everywhere. */
const draw = (text: SQL) => sql`('x' || substr(md5(${text}), 1, 7))::bit(28)::int`;

/**
 * In a tenth of the cells nothing; else one to three submissions, 1.4 a cell, each of a better program than the last. Half
 * of the students begin with the best one, a few stay at the worst, the others begin anywhere.
 */
function work({ slug }: LargeCourse): readonly SQL[] {
  return [
    sql`create temp table seed_cells on commit drop as
      select users.id user_id, assignments.id assignment_id, assignments.version_id, assignments.due_at,
        ${draw(sql`users.email || assignments.title`)} luck
      from users, assignments join seed_course on seed_course.id = assignments.course_id
      where users.email like '%@' || ${slug} || '.example'`,
    sql`create temp table seed_work on commit drop as
      select seed_cells.*, n number, gen_random_uuid() submission_id, gen_random_uuid() verification_id,
        luck % 1000 between 500 and 504 failed,
        least(due_at, now()) - (luck / 7 % 120 - 6) * interval '1 hour' - (3 - n) * interval '20 minutes' submitted_at,
        (select max(places) from seed_programs p where p.version_id = seed_cells.version_id) places
      from seed_cells cross join lateral generate_series(1, case
        when luck % 100 < 10 then 0 when luck % 100 < 62 then 1 when luck % 100 < 89 then 2 else 3 end) n`,
    sql`alter table seed_work add place bigint, add late_steps int`,
    sql`update seed_work set
      place = least(places - 1, places - 1 - luck / 3 % 2 * (luck / 6 % places) + number - 1) * (luck % 97 > 2)::int,
      late_steps = greatest(0, ceil(extract(epoch from submitted_at - due_at) / 86400))::int`,
    sql`insert into submissions (id, user_id, assignment_id, version_id, number, source, code_hash, claimed_points,
        submitted_at, due_at, late)
      select submission_id, user_id, assignment_id, version_id, number, p.source, p.code_hash, null,
        submitted_at, due_at, late_steps > 0
      from seed_work join seed_programs p using (version_id, place)`,
    sql`insert into verifications (id, submission_id, purpose, version_id, state, seed, queued_at, finished_at)
      select verification_id, submission_id, 'submission', version_id,
        (case when failed then 'could-not-grade' else 'verified' end)::verification_state, p.seed,
        submitted_at, submitted_at + interval '2 seconds'
      from seed_work join seed_programs p using (version_id, place)`,
    sql`insert into reports (verification_id, body, points, points_max, cases_passed, cases_total, backend, runner)
      select w.verification_id, p.body, p.points, p.points_max, p.cases_passed, p.cases_total, p.backend, p.runner
      from seed_work w join seed_programs p using (version_id, place) where not w.failed`,
    sql`insert into outcomes (verification_id, position, case_id, status, points, points_max, misconception, duration_ms,
        in_tolerances, cost, evidence_hash)
      select w.verification_id, o.position, o.case_id, o.status, o.points, o.points_max, o.misconception, o.duration_ms,
        o.in_tolerances, o.cost, o.evidence_hash
      from seed_work w join seed_outcomes o using (version_id, place) where not w.failed`,
    sql`create temp table seed_counts on commit drop as
      select distinct on (w.user_id, w.assignment_id) w.*, p.points before_late, p.points_max,
        greatest(0, p.points - p.points_max * w.late_steps * 0.1) points
      from seed_work w join seed_programs p using (version_id, place) where not w.failed
      order by w.user_id, w.assignment_id,
        greatest(0, p.points - p.points_max * w.late_steps * 0.1) desc, w.number`,
    sql`insert into standings (submission_id, user_id, assignment_id, latest_id, reported_id, counts, late_steps)
      select w.submission_id, w.user_id, w.assignment_id, w.verification_id,
        case when not w.failed then w.verification_id end, c.submission_id is not null, w.late_steps
      from seed_work w left join seed_counts c on c.submission_id = w.submission_id`,
  ];
}

function gradesOf(): readonly SQL[] {
  return [
    sql`insert into overrides (user_id, assignment_id, points, reason, set_by)
      select c.user_id, c.assignment_id, c.points_max, 'Drawn for a measurement.', staff.user_id
      from seed_counts c cross join lateral (
        select coalesce((select user_id from enrolments e, seed_course
          where e.course_id = seed_course.id and e.role <> 'student' limit 1), c.user_id) user_id) staff
      where c.luck % 211 = 0`,
    sql`insert into grades (user_id, assignment_id, points, points_before_late, points_max, verification_id,
        override_id, changed_at)
      select c.user_id, c.assignment_id, coalesce(o.points, c.points), coalesce(o.points, c.before_late), c.points_max,
        c.verification_id, o.id, c.submitted_at
      from seed_counts c left join overrides o on o.user_id = c.user_id and o.assignment_id = c.assignment_id`,
    sql`insert into claims (user_id, assignment_id, points, points_max, cases_passed, cases_total, backend, claimed_at)
      select cell.user_id, cell.assignment_id, 1, 2, 1, 2, 'cpu', now() from seed_cells cell
      where cell.luck % 100 < 10 and cell.luck % 3 = 0`,
    sql`insert into comments (submission_id, author_id, line, body, shown_to_student)
      select w.submission_id, o.set_by, 1, 'Drawn for a measurement.', true
      from seed_work w cross join lateral (select set_by from overrides limit 1) o where w.luck % 17 = 0`,
    // Large inserts leave plans that were made for empty tables.
    ...[
      'users',
      'enrolments',
      'assignments',
      'submissions',
      'verifications',
      'reports',
      'outcomes',
      'standings',
      'grades',
    ].map((table) => sql`analyze ${sql.identifier(table)}`),
  ];
}

/** Counts of what a course holds, to say and to test. */
export async function countLargeCourse(
  db: Database,
  slug: string,
): Promise<{ readonly students: number; readonly submissions: number; readonly grades: number }> {
  const course = db.select({ id: courses.id }).from(courses).where(eq(courses.slug, slug));
  const placed = db
    .select({ id: assignments.id })
    .from(assignments)
    .where(inArray(assignments.courseId, course));
  const isStudent = and(inArray(enrolments.courseId, course), eq(enrolments.role, 'student'));
  return {
    students: await db.$count(enrolments, isStudent),
    submissions: await db.$count(submissions, inArray(submissions.assignmentId, placed)),
    grades: await db.$count(grades, inArray(grades.assignmentId, placed)),
  };
}
