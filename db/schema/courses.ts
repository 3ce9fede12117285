/** Courses: their modules, who is enrolled in which role, and which exercise is due when. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { exercises, exerciseVersions } from './exercises.ts';
import { users } from './people.ts';

export const roleEnum = pgEnum('role', ['student', 'ta', 'instructor']);
export type Role = (typeof roleEnum.enumValues)[number];

export const courses = pgTable('courses', {
  id: id(),
  slug: text().notNull().unique(),
  title: text().notNull(),
  term: text().notNull(),
  /** IANA name ("Europe/Zurich"): late days are calendar days there. */
  timeZone: text().notNull().default('UTC'),
  createdAt: createdAt(),
});

export const modules = pgTable(
  'modules',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    slug: text().notNull(),
    title: text().notNull(),
    lectures: text(),
    /** 1, 2, 3 … as printed. */
    position: integer().notNull(),
  },
  (table) => [unique('modules_course_slug').on(table.courseId, table.slug)],
);

export const enrolments = pgTable(
  'enrolments',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: roleEnum().notNull(),
    /** Set instead of deleting: the person keeps their work, the course its records. */
    endedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('enrolments_course_user').on(table.courseId, table.userId),
    index('enrolments_user').on(table.userId),
  ],
);

/** Points lost per started day after the due date, and how long work is taken at all. */
export interface LatePolicy {
  readonly percentPerDay: number;
  /** null: for ever. */
  readonly daysMax: number | null;
}

/** An exercise's place in a course. No exercise yet: "coming". */
export const assignments = pgTable(
  'assignments',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    moduleId: uuid()
      .notNull()
      .references(() => modules.id),
    /** Last part of its address: "conv2d". */
    slug: text().notNull(),
    /** Its name in `course.yaml`, by which the catalogue finds it again; null: an instructor put it here. */
    catalogueSlug: text(),
    /** An instructor chose the version: the catalogue does not change it. */
    pinned: boolean().notNull().default(false),
    /** Why the catalogue could not publish what its folder holds now; the last good version stays. For staff. */
    publishProblem: text(),
    title: text().notNull(),
    position: integer().notNull(),
    exerciseId: uuid().references(() => exercises.id),
    /** What students get now; older submissions keep the version they were written against. */
    versionId: uuid().references(() => exerciseVersions.id),
    opensAt: instant(),
    dueAt: instant(),
    latePolicy: jsonb().$type<LatePolicy>().notNull().default({ percentPerDay: 10, daysMax: 7 }),
    gradeRule: text({ enum: ['best', 'latest'] })
      .notNull()
      .default('best'),
    /** Taken out of the outline; its work stays. */
    withdrawnAt: instant(),
    /** Who took it out; null with a time: the catalogue did, and may put it back. */
    withdrawnBy: uuid().references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [
    unique('assignments_module_slug').on(table.moduleId, table.slug),
    unique('assignments_module_catalogue_slug').on(table.moduleId, table.catalogueSlug),
    index('assignments_course').on(table.courseId),
    check(
      'assignments_exercise_with_version',
      sql`(${table.exerciseId} is null) = (${table.versionId} is null)`,
    ),
  ],
);

/** A later due date for one student. */
export const extensions = pgTable(
  'extensions',
  {
    id: id(),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    dueAt: instant().notNull(),
    reason: text().notNull(),
    grantedBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [index('extensions_assignment_user').on(table.assignmentId, table.userId)],
);

export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    email: text().notNull(),
    role: roleEnum().notNull(),
    /** SHA-256 of the token in the link: reading this table admits nobody. */
    tokenHash: text().notNull().unique(),
    invitedBy: uuid()
      .notNull()
      .references(() => users.id),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [check('invitations_email_lower_case', sql`${table.email} = lower(${table.email})`)],
);
