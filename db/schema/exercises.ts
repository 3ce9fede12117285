/** Exercises and their immutable versions. The files are the exercise; everything else is derived from them. */
import { sql } from 'drizzle-orm';
import { check, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns.ts';

/** Where an exercise comes from: a folder of the catalogue, or an instructor. Neither touches the other's. */
export const ORIGINS = ['catalogue', 'studio'] as const;

export const exercises = pgTable(
  'exercises',
  {
    /** The permanent id of `exercise.yaml`. */
    id: uuid().primaryKey(),
    origin: text({ enum: ORIGINS }).notNull().default('catalogue'),
    /** Its own name, "<module>/<slug>", as of its folder or draft; where a course has it is said by its assignment. */
    slug: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique('exercises_origin_slug').on(table.origin, table.slug)],
);

export const exerciseVersions = pgTable(
  'exercise_versions',
  {
    id: id(),
    exerciseId: uuid()
      .notNull()
      .references(() => exercises.id),
    slug: text().notNull(),
    /** SHA-256 of the sorted files, hex. */
    hash: text().notNull(),
    /** The parsed `exercise.yaml`; the server gives it its type. */
    manifest: jsonb().$type<unknown>().notNull(),
    files: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    /** The cases as announced before a run, public and hidden, in order. */
    plan: jsonb().$type<unknown>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('exercise_versions_exercise_hash').on(table.exerciseId, table.hash),
    check('exercise_versions_hash_is_sha256', sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** What browsers get of a sealed version in place of its reference: made when it is published, or first assigned so. */
export const exerciseRecordings = pgTable(
  'exercise_recordings',
  {
    versionId: uuid()
      .primaryKey()
      .references(() => exerciseVersions.id),
    /** SHA-256 of the text, hex. */
    hash: text().notNull(),
    /** JSON in the form of `grader/judge/record/recording.ts`; text, because the hash is of its very characters. */
    body: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [check('exercise_recordings_hash_is_sha256', sql`${table.hash} ~ '^[0-9a-f]{64}$'`)],
);

/** Why a version that is sealed where it is assigned has no recording. For staff. */
export const exerciseRecordingFaults = pgTable('exercise_recording_faults', {
  versionId: uuid()
    .primaryKey()
    .references(() => exerciseVersions.id),
  fault: text().notNull(),
  createdAt: createdAt(),
});
