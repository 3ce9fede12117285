/** `npm run build`: makes what is stale of everything that is built from source. */
import { isStartupFailure } from '#db/startup-failure.ts';
import { buildWhenStale } from './build/build-stale.ts';
import { BUILDS } from './build/builds.ts';

try {
  for (const build of BUILDS) await buildWhenStale(build, (text) => console.log(text));
} catch (error) {
  if (!isStartupFailure(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
