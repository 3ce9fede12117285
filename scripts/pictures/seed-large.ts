/** `node scripts/pictures/seed-large.ts FOLDER`: a course whose gradebook is full, in a data folder that no site has open. */
import { seedLargeCourse } from '#db/seed-large.ts';
import { parseEnvironment } from '#server/platform/environment.ts';
import { openServices } from '#server/platform/open-services.ts';
import { judgedPrograms } from '../seed-large/judged-programs.ts';
import { LARGE } from './large-course.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the data folder.');
const services = await openServices(parseEnvironment({ DESCENT_DATA_DIR: folder }));
const { programs } = await judgedPrograms(services);
await seedLargeCourse(services.db, { ...LARGE, programs });
await services.close();
