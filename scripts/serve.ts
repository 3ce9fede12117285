/** `npm start` on Node 24: builds what is stale, opens the database, starts the site with its worker, says how to sign in. */
import { isStartupFailure } from '#db/startup-failure.ts';
import { buildWhenStale } from './build/build-stale.ts';
import { BUILDS } from './build/builds.ts';
import { holdPort } from './serve/hold-port.ts';
import { onStop } from './serve/on-stop.ts';
import { parseServeOptions } from './serve/options.ts';
import { startSite } from './serve/site.ts';

const say = (text: string) => console.log(`  ${text}`);

async function serve(): Promise<void> {
  const options = parseServeOptions(process.argv.slice(2), process.env);
  // What the server's own settings are parsed from.
  process.env.PORT = String(options.port);
  process.env.NEXT_TELEMETRY_DISABLED ??= '1';
  console.log(`Descent on Node ${process.versions.node}`);
  const held = await holdPort(options.port, options.host);
  onStop(async () => held.server.close());
  for (const build of BUILDS) if (!options.dev || build.name !== 'site') await buildWhenStale(build, say);
  await startSite(held, options, say);
}

try {
  await serve();
} catch (error) {
  if (isStartupFailure(error)) console.error(error.message);
  else console.error('Descent could not start, and this is not a cause that it knows:', error);
  process.exit(1);
}
