import type { Instrumentation } from 'next';

/** Next.js calls this once per server process, before the first request. */
export async function register(): Promise<void> {
  // Written so that the bundler drops the branch from every bundle but that of Node.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { join } = await import('node:path');
    const { pathToFileURL } = await import('node:url');
    // Loaded by Node from the source, not bundled: the worker finds Deno and the realm bundle from where its files lie.
    const url = pathToFileURL(join(process.cwd(), 'server', 'start', 'start-server.ts')).href;
    const loaded: { startServerOrExit(): Promise<void> } = await import(/* turbopackIgnore: true */ url);
    await loaded.startServerOrExit();
  }
}

/** Next.js calls this with every error that a request ends in. */
export const onRequestError: Instrumentation.onRequestError = async (...failure) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequestError } = await import('#server/platform/log-request-error.ts');
    await logRequestError(...failure);
  }
};
