/** `npm run build [-- <name> …]`: makes what is stale of everything that is built from source, or of those named. */
import { isStartupFailure } from '#db/startup-failure.ts';
import { buildWhenStale } from './build/build-stale.ts';
import { BUILDS } from './build/builds.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BUILDS.some((build) => build.name === name));
if (unknown.length > 0) {
  console.error(
    `Nothing is built that is called "${unknown.join('", "')}": ${BUILDS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}
const chosen = BUILDS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

try {
  for (const build of chosen) await buildWhenStale(build, (text) => console.log(text));
} catch (error) {
  if (!isStartupFailure(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
