/**
 * `npm run seed:large`: a course of 600 students, 60 exercises and 50,000 submissions, for measurements and for looking at
 * pages as a large course has them. On the database that the settings name; Descent must not run on an embedded one meanwhile.
 */
import { selectAssignments, selectOptionalCourse } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { countLargeCourse, seedLargeCourse } from '#db/seed-large.ts';
import { isStartupFailure, StartupFailure } from '#db/startup-failure.ts';
import { seedReports } from '#server/exercises/seed-reports.ts';
import { openServices } from '#server/platform/open-services.ts';
import type { Services } from '#server/platform/services.ts';

const SIZE = { slug: 'large', students: 600, exercises: 60 };
/** The course of the catalogue, whose exercises are used again. */
const SOURCE = 'odl';

async function seed({ db }: Services): Promise<void> {
  const source = await selectOptionalCourse(db, SOURCE);
  const placed = source ? await selectAssignments(db, source.id) : [];
  const versions = await selectVersionOutlines(
    db,
    placed.flatMap(({ assignment }) => assignment.versionId ?? []),
  );
  if (versions.size === 0)
    throw new StartupFailure(
      'settings-wrong',
      'There are no exercises in this database yet. Start Descent once with npm start, stop it, then run this again.',
    );
  const began = performance.now();
  const reports = [...versions.values()].flatMap(seedReports);
  const made = await seedLargeCourse(db, { ...SIZE, reports });
  const { students, submissions, grades } = await countLargeCourse(db, SIZE.slug);
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(
    made
      ? `Made the course "${SIZE.slug}" in ${seconds} s: ${students} students, ${submissions} submissions, ${grades} grades.`
      : `The course "${SIZE.slug}" is there already: ${students} students, ${submissions} submissions.`,
  );
}

try {
  const services = await openServices();
  try {
    await seed(services);
  } finally {
    await services.close();
  }
} catch (error) {
  if (!isStartupFailure(error)) throw error;
  console.error(error.message);
  process.exit(1);
}
