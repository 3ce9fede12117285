/** Courses: their modules, who is enrolled in which role, and which exercise is due when. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
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
  /** An instructor put modules and exercises in order: the catalogue does not move them any more. */
  orderedByHand: boolean().notNull().default(false),
  /** Over: everything can be read, and nothing is handed in. */
  archivedAt: instant(),
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
    /** An instructor gave it its title: the catalogue does not change it any more. */
    titledByHand: boolean().notNull().default(false),
    /** An instructor took it out, with what was in it; the work stays. */
    withdrawnAt: instant(),
  },
  (table) => [unique('modules_course_slug').on(table.courseId, table.slug)],
);

/** Groups of a course's students, with dates of their own where wanted. */
export const sections = pgTable(
  'sections',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    /** "A", "Tuesday group" */
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique('sections_course_name').on(table.courseId, table.name)],
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
    /** null: in none. */
    sectionId: uuid().references(() => sections.id),
    /** Set instead of deleting: the person keeps their work, the course its records. */
    endedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('enrolments_course_user').on(table.courseId, table.userId),
    index('enrolments_user').on(table.userId),
    index('enrolments_section').on(table.sectionId),
  ],
);

/** Points lost per started day after the due date, and how long work is taken at all. */
export interface LatePolicy {
  readonly percentPerDay: number;
  /** null: for ever. */
  readonly daysMax: number | null;
  /** After the due instant, and after the end of each day, before it counts as late; 0 when left out. */
  readonly graceMinutes?: number;
}

/** Whether browsers get an exercise's reference, or what was recorded of it. */
export const DISCLOSURES = ['open', 'sealed'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

export const HIDDEN_FEEDBACK = ['none', 'names', 'full-after-close'] as const;
export type HiddenFeedback = (typeof HIDDEN_FEEDBACK)[number];

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
    /** The one before, where students go on from their next opening: open pages still hand in against it. */
    priorVersionId: uuid().references(() => exerciseVersions.id),
    opensAt: instant(),
    dueAt: instant(),
    latePolicy: jsonb().$type<LatePolicy>().notNull().default({ percentPerDay: 10, daysMax: 7 }),
    gradeRule: text({ enum: ['best', 'latest'] })
      .notNull()
      .default('best'),
    /** What full marks count in the total of the course; null: the points of the exercise. */
    weight: doublePrecision(),
    /** null: as many as the site takes from anybody. */
    submissionsPerHour: integer(),
    /** What students see of hidden cases. `full-after-close`: inputs and differences, once nothing is taken any more. */
    hiddenFeedback: text({ enum: HIDDEN_FEEDBACK }).notNull().default('names'),
    /** null: what the exercise itself says. */
    disclosure: text({ enum: DISCLOSURES }),
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
    check('assignments_weight_not_negative', sql`${table.weight} >= 0`),
  ],
);

/** The due date of a section, in place of the one for everyone. */
export const sectionDates = pgTable(
  'section_dates',
  {
    id: id(),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id),
    dueAt: instant().notNull(),
    setBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [unique('section_dates_assignment_section').on(table.assignmentId, table.sectionId)],
);

/** A due date for one student; it wins over the section's and over everyone's, the latest that was not taken back. */
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
    revokedAt: instant(),
  },
  (table) => [index('extensions_assignment_user').on(table.assignmentId, table.userId)],
);

/**
 * Links into a course. With an address: for that person, once. Without: for everyone who has the link, as long as there
 * are seats.
 */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    /** null: whoever has the link. */
    email: text(),
    /** As the list has it, for people without an account. */
    name: text(),
    role: roleEnum().notNull(),
    sectionId: uuid().references(() => sections.id),
    /** How many may come in; null: any number. */
    seats: integer(),
    /** "@uni.example": only addresses that end in it. */
    emailEnding: text(),
    /** SHA-256 of the token in the link: reading this table admits nobody. */
    tokenHash: text().notNull().unique(),
    invitedBy: uuid()
      .notNull()
      .references(() => users.id),
    expiresAt: instant().notNull(),
    /** Somebody closed it, or a newer link took its place. */
    closedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    index('invitations_course').on(table.courseId),
    check('invitations_email_lower_case', sql`${table.email} = lower(${table.email})`),
    check('invitations_seats_positive', sql`${table.seats} > 0`),
  ],
);

/** Who came in by a link. */
export const invitationUses = pgTable(
  'invitation_uses',
  {
    id: id(),
    invitationId: uuid()
      .notNull()
      .references(() => invitations.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    usedAt: instant().notNull(),
  },
  (table) => [unique('invitation_uses_invitation_user').on(table.invitationId, table.userId)],
);

/** One thing that an import did; `before` null: the person was not in the course. */
export type RosterEffect =
  | { readonly kind: 'invited'; readonly invitationId: string }
  | {
      readonly kind: 'enrolled';
      readonly userId: string;
      readonly before: {
        readonly role: Role;
        readonly sectionId: string | null;
        readonly ended: boolean;
      } | null;
      readonly after: { readonly role: Role; readonly sectionId: string | null };
    };

/** An import of people, with what it did, so that it can be taken back. */
export const rosterImports = pgTable(
  'roster_imports',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    importedBy: uuid()
      .notNull()
      .references(() => users.id),
    effects: jsonb().$type<readonly RosterEffect[]>().notNull(),
    createdAt: createdAt(),
    undoneAt: instant(),
  },
  (table) => [index('roster_imports_course').on(table.courseId, table.createdAt)],
);
