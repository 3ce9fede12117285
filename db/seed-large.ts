/**
 * A course of the size of a large university's, for measurements: written set by set inside the database, as 50,000
 * submissions one by one would take an hour. Everything is drawn from hashes, so two seeds of one size are alike. What a
 * person or a worker would have left beside it, audit rows and jobs, is not there.
 */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { assignments, courses, enrolments } from './schema/courses.ts';
import { grades } from './schema/grades.ts';
import { submissions } from './schema/work.ts';

export interface LargeCourse {
  readonly slug: string;
  readonly students: number;
  readonly exercises: number;
  /** Reports to choose from, of every version that the exercises use. */
  readonly reports: readonly SeedReport[];
}

/** What a submission of that version got that passed its first so many cases. */
export interface SeedReport {
  readonly versionId: string;
  readonly exerciseId: string;
  readonly casesPassed: number;
  readonly casesTotal: number;
  readonly points: number;
  readonly pointsMax: number;
  readonly body: unknown;
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
    for (const statement of [...outline(course), ...people(course), ...work(course), ...gradesOf()])
      await tx.execute(statement);
    return true;
  });
}

/** As many as were asked for, over the versions in turn; due one a day, most of them in the past. */
function outline({ slug, exercises, reports }: LargeCourse): readonly SQL[] {
  const perModule = Math.ceil(exercises / MODULES);
  return [
    sql`create temp table seed_course on commit drop as select id from courses where slug = ${slug}`,
    sql`create temp table seed_reports on commit drop as
      select (item->>'versionId')::uuid version_id, (item->>'exerciseId')::uuid exercise_id,
        (item->>'casesPassed')::int cases_passed, (item->>'casesTotal')::int cases_total,
        (item->>'points')::float8 points, (item->>'pointsMax')::float8 points_max, item->'body' body
      from jsonb_array_elements(${JSON.stringify(reports)}::jsonb) item`,
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
              dense_rank() over (order by version_id) - 1 as place from seed_reports) chosen
        on chosen.place = n % (select count(distinct version_id) from seed_reports)`,
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

/** In a tenth of the cells nothing; else one to three submissions, 1.4 a cell, each passing more cases than the last. */
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
        (select max(cases_total) from seed_reports r where r.version_id = seed_cells.version_id) cases_total
      from seed_cells cross join lateral generate_series(1, case
        when luck % 100 < 10 then 0 when luck % 100 < 62 then 1 when luck % 100 < 89 then 2 else 3 end) n`,
    sql`alter table seed_work add cases_passed int, add late_steps int`,
    sql`update seed_work set
      cases_passed = least(cases_total, cases_total - (luck / 3 % 4) + number - 1) * (luck % 97 > 2)::int,
      late_steps = greatest(0, ceil(extract(epoch from submitted_at - due_at) / 86400))::int`,
    sql`insert into submissions (id, user_id, assignment_id, version_id, number, source, code_hash, claimed_points,
        submitted_at, due_at, late)
      select submission_id, user_id, assignment_id, version_id, number,
        'export const drawn = ' || luck || ';' || chr(10), encode(sha256((luck || '.' || number)::bytea), 'hex'), null,
        submitted_at, due_at, late_steps > 0 from seed_work`,
    sql`insert into verifications (id, submission_id, purpose, version_id, state, seed, queued_at, finished_at)
      select verification_id, submission_id, 'submission', version_id,
        (case when failed then 'could-not-grade' else 'verified' end)::verification_state, luck,
        submitted_at, submitted_at + interval '2 seconds' from seed_work`,
    sql`insert into reports (verification_id, body, points, points_max, cases_passed, cases_total, backend, runner)
      select w.verification_id, r.body, r.points, r.points_max, r.cases_passed, r.cases_total, 'cpu', 'seed'
      from seed_work w join seed_reports r using (version_id, cases_passed) where not w.failed`,
    sql`insert into outcomes (verification_id, position, case_id, status, points, points_max, duration_ms)
      select w.verification_id, c.place - 1, c.item->>'id', c.item->>'status', (c.item->>'points')::float8,
        (c.item->>'pointsMax')::float8, (c.item->>'durationMs')::float8
      from seed_work w join seed_reports r using (version_id, cases_passed)
      cross join lateral jsonb_array_elements(r.body->'cases') with ordinality c(item, place) where not w.failed`,
    sql`create temp table seed_counts on commit drop as
      select distinct on (w.user_id, w.assignment_id) w.*, r.points before_late, r.points_max,
        greatest(0, r.points - r.points_max * w.late_steps * 0.1) points
      from seed_work w join seed_reports r using (version_id, cases_passed) where not w.failed
      order by w.user_id, w.assignment_id,
        greatest(0, r.points - r.points_max * w.late_steps * 0.1) desc, w.number`,
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
