import next from 'next';
import { services } from '#server/process-services.ts';
import type { HeldPort } from './hold-port.ts';
import { onStop } from './on-stop.ts';
import type { ServeOptions } from './options.ts';

/**
 * Opens the services of this process, then lets the site answer on the held port. The site finds the same services:
 * they belong to the process, not to a bundle.
 * @throws StartupFailure
 */
export async function startSite(
  held: HeldPort,
  options: ServeOptions,
  say: (text: string) => void,
): Promise<void> {
  const open = await services();
  onStop(() => open.close());
  say(
    open.handle.kind === 'embedded' ? `database: open in ${open.environment.dataDir}` : 'database: Postgres',
  );

  const site = next({ dev: options.dev, dir: process.cwd(), httpServer: held.server, port: options.port });
  await site.prepare();
  onStop(async () => {
    // Streams of events would hold the server open for as long as a page is.
    held.server.closeAllConnections();
    await site.close();
  });
  const listener = site.getRequestHandler();
  held.handOver((request, response) => void listener(request, response));

  console.log(`\nDescent is ready at ${open.environment.origins.app}`);
  if (open.environment.demoAccounts)
    console.log(
      'Sign in as student@descent.example, ta@descent.example or instructor@descent.example, password "descent".',
    );
  console.log('Stop it with Ctrl+C.');
}
