import type { Instrumentation } from 'next';

/** Next.js calls this once per server process, before the first request. */
export async function register(): Promise<void> {
  // Written so that the bundler drops the branch from every bundle but that of Node.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startServerOrExit } = await import('#server/start-server.ts');
    await startServerOrExit();
  }
}

/** Next.js calls this with every error that a request ends in. */
export const onRequestError: Instrumentation.onRequestError = async (...failure) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequestError } = await import('#server/log-request-error.ts');
    await logRequestError(...failure);
  }
};
