/**
 * `npm run seed:large`: a course of 600 students, 60 exercises and 50,000 submissions, for measurements and for looking at
 * pages as a large course has them. Programs of the exercises are judged once, and handed in by many with the reports that
 * they got. On the database that the settings name; Descent must not run on an embedded one meanwhile.
 */
import { selectOptionalCourse } from '#db/queries/courses/courses.ts';
import { countLargeCourse, seedLargeCourse } from '#db/seed-large.ts';
import { isStartupFailure, StartupFailure } from '#db/startup-failure.ts';
import { openServices } from '#server/platform/open-services.ts';
import type { Services } from '#server/platform/services.ts';
import { judgedPrograms } from './seed-large/judged-programs.ts';

const SIZE = { slug: 'large', students: 600, exercises: 60 };

async function seed(services: Services): Promise<void> {
  const { db } = services;
  if (await selectOptionalCourse(db, SIZE.slug)) {
    console.log(`The course "${SIZE.slug}" is there already.`);
    return;
  }
  const began = performance.now();
  const seconds = () => `${Math.round((performance.now() - began) / 1_000)} s`;
  const { programs, exercises, left } = await judgedPrograms(services);
  if (programs.length === 0)
    throw new StartupFailure(
      'settings-wrong',
      'There are no exercises in this database yet. Start Descent once with npm start, stop it, then run this again.',
    );
  console.log(
    `Judged ${programs.length} programs of ${exercises} exercises in ${seconds()}; ${left} more were left out, for time.`,
  );
  await seedLargeCourse(db, { ...SIZE, programs });
  const { students, submissions, grades } = await countLargeCourse(db, SIZE.slug);
  console.log(
    `Made the course "${SIZE.slug}" in ${seconds()}: ${students} students, ${submissions} submissions, ${grades} grades.`,
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
