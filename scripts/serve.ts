/** `npm start` on Node 24: opens the database, builds what is stale, starts the site and its worker, says how to sign in. */
import { isStartupFailure } from '#db/startup-failure.ts';
import type { Environment } from '#server/platform/environment.ts';
import { services } from '#server/platform/process-services.ts';
import { startServer } from '#server/start/start-server.ts';
import { buildWhenStale } from './build/build-stale.ts';
import { BUILDS } from './build/builds.ts';
import { holdPort } from './serve/hold-port.ts';
import { onStop, stopWith } from './serve/on-stop.ts';
import { parseServeOptions } from './serve/options.ts';
import { startSite } from './serve/site.ts';

const say = (text: string) => console.log(`  ${text}`);

/** What can be refused comes first, what takes long last. */
async function serve(): Promise<void> {
  const options = parseServeOptions(process.argv.slice(2), process.env);
  // The server parses its own settings from the environment.
  process.env.PORT = String(options.port);
  process.env.NEXT_TELEMETRY_DISABLED ??= '1';
  console.log(`Descent on Node ${process.versions.node}`);
  const held = await holdPort(options.port, options.host);
  onStop(async () => held.server.close());
  const open = await services();
  onStop(() => open.close());
  say(
    `database: ${open.handle.kind === 'embedded' ? `open in ${open.environment.dataDir}` : 'connected to Postgres'}`,
  );
  for (const build of options.built ? [] : BUILDS)
    if (!options.dev || build.name !== 'site') await buildWhenStale(build, say);
  say('course: publishing the exercises, starting the verification worker');
  await startServer();
  await startSite(held, options);
  sayReady(open.environment);
}

function sayReady({ origins, demoAccounts }: Environment): void {
  console.log(`\nDescent is ready at ${origins.app}`);
  if (demoAccounts)
    console.log(
      'Sign in as student@descent.example, ta@descent.example or instructor@descent.example, password "descent".',
    );
  console.log('Stop it with Ctrl+C.');
}

try {
  await serve();
} catch (error) {
  if (isStartupFailure(error)) console.error(error.message);
  else console.error('Descent could not start, for a reason that it does not know:', error);
  stopWith(1);
}
