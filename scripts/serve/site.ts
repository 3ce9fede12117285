import next from 'next';
import { forwardedFrom } from '#server/accounts/client-address.ts';
import type { HeldPort } from './hold-port.ts';
import { onStop } from './on-stop.ts';
import type { ServeOptions } from './options.ts';

/**
 * Lets the site answer on the held port, in this process: it finds the services that are open here, as they belong to
 * the process and not to a bundle.
 */
export async function startSite(held: HeldPort, options: ServeOptions): Promise<void> {
  const site = next({ dev: options.dev, dir: process.cwd(), httpServer: held.server, port: options.port });
  await site.prepare();
  onStop(async () => {
    // Streams of events would hold the server open for as long as a page is.
    held.server.closeAllConnections();
    await site.close();
  });
  const listener = site.getRequestHandler();
  held.handOver((request, response) => {
    const sent = request.headers['x-forwarded-for'];
    request.headers['x-forwarded-for'] = forwardedFrom(
      Array.isArray(sent) ? sent.join(', ') : sent,
      request.socket.remoteAddress,
    );
    void listener(request, response);
  });
}
