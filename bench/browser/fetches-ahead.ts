/** What a page fetches ahead of a click: when it has come, and nothing else is on its way. */
import type { Page, Request } from '@playwright/test';

/** Where everything was fetched before, nothing is: people need longer than this to read one submission. */
const NOTHING_MS = 5_000;

/** Watches from now on. `done` answers for what has been asked since it answered last. */
export function fetchesAhead(page: Page): { done(): Promise<void> } {
  const open = new Set<Request>();
  let come = 0;
  let tell = () => {};
  const ended = (request: Request) => {
    open.delete(request);
    if (request.headers()['next-router-prefetch'] !== undefined) come += 1;
    tell();
  };
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return {
    async done() {
      const { promise, resolve } = Promise.withResolvers<void>();
      tell = () => {
        if (come > 0 && open.size === 0) resolve();
      };
      const timer = setTimeout(resolve, NOTHING_MS);
      tell();
      await promise;
      clearTimeout(timer);
      tell = () => {};
      come = 0;
    },
  };
}
