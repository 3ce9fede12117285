/** `node scripts/pictures/seed-large.ts FOLDER`: a course whose gradebook is full, in a data folder that no site has open. */
import { selectAssignments, selectOptionalCourse } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { seedLargeCourse } from '#db/seed-large.ts';
import { seedReports } from '#server/exercises/seed-reports.ts';
import { parseEnvironment } from '#server/platform/environment.ts';
import { openServices } from '#server/platform/open-services.ts';
import { LARGE } from './large-course.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the data folder.');
const services = await openServices(parseEnvironment({ DESCENT_DATA_DIR: folder }));
const source = await selectOptionalCourse(services.db, 'odl');
const placed = source ? await selectAssignments(services.db, source.id) : [];
const ids = placed.flatMap(({ assignment }) => assignment.versionId ?? []);
const versions = await selectVersionOutlines(services.db, ids);
await seedLargeCourse(services.db, { ...LARGE, reports: [...versions.values()].flatMap(seedReports) });
await services.close();
