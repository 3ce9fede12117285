/** Every table, for Drizzle and for the migration generator. */
export * from './audit.ts';
export * from './batches.ts';
export * from './case-points.ts';
export * from './courses.ts';
export * from './exercises.ts';
export * from './grades.ts';
export * from './insight.ts';
export * from './people.ts';
export * from './rechecks.ts';
export * from './reports.ts';
export * from './requests.ts';
export * from './review.ts';
export * from './rubric.ts';
export * from './studio.ts';
export * from './tokens.ts';
export * from './witnesses.ts';
export * from './work.ts';
