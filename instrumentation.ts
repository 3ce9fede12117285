/** Next.js calls this once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startServer } = await import('#server/start-server.ts');
  const { isStartupFailure } = await import('#db/startup-failure.ts');
  try {
    await startServer();
  } catch (error) {
    if (!isStartupFailure(error)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
