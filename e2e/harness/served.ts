/** Everything that a browser gets while a person works: bodies of responses, and what the page posts to its frames. */
import type { Page, Response } from '@playwright/test';

export interface Served {
  /** Where it came from, and its text. Waits for responses that are still on their way. */
  all(): Promise<readonly { readonly from: string; readonly text: string }[]>;
}

declare global {
  interface Window {
    postedByTest?: string[];
  }
}

/** Begins to record. Before the page opens anything. */
export async function recordServed(page: Page): Promise<Served> {
  const responses: { url: string; body: Promise<string> }[] = [];
  page.context().on('response', (response) => {
    responses.push({ url: response.url(), body: textOf(response) });
  });
  // In the page and in both frames; their workers get only what was posted to them.
  await page.addInitScript(() => {
    const posted: string[] = [];
    window.postedByTest = posted;
    for (const sender of [window, MessagePort.prototype, Worker.prototype]) {
      const post = sender.postMessage as (...args: unknown[]) => void;
      sender.postMessage = function (this: unknown, ...args: unknown[]) {
        posted.push(JSON.stringify(args[0]) ?? '');
        post.apply(this, args);
      };
    }
  });
  return {
    async all() {
      const bodies = await Promise.all(
        responses.map(async ({ url, body }) => ({ from: url, text: `${url}\n${await body}` })),
      );
      const posted = await Promise.all(
        page.frames().map(async (frame) => ({
          from: `messages posted in ${frame.url()}`,
          text: (await frame.evaluate(() => window.postedByTest ?? [])).join('\n'),
        })),
      );
      const storage = await page.evaluate(() => JSON.stringify({ ...localStorage }));
      return [...bodies, ...posted, { from: 'local storage', text: storage }];
    },
  };
}

async function textOf(response: Response): Promise<string> {
  const headers = JSON.stringify(response.headers());
  try {
    return `${headers}\n${(await response.body()).toString('utf8')}`;
  } catch {
    // Redirects and streams that the page left have no body.
    return headers;
  }
}
