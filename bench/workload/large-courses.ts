/** `node bench/workload/large-courses.ts FOLDER STUDENTS …`: courses of 60 exercises in a data folder that no site has open. */
import { seedLargeCourse } from '#db/seed-large.ts';
import { parseEnvironment } from '#server/platform/environment.ts';
import { openServices } from '#server/platform/open-services.ts';
import { judgedPrograms } from '../../scripts/seed-large/judged-programs.ts';

const EXERCISES = 60;

const [folder, ...sizes] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the data folder.');
const services = await openServices(parseEnvironment({ DESCENT_DATA_DIR: folder }));
const { programs } = await judgedPrograms(services);
for (const students of sizes.map(Number))
  await seedLargeCourse(services.db, { slug: `of-${students}`, students, exercises: EXERCISES, programs });
await services.close();
