/** A wheel turned over a page, and what each frame of it took of the page's main thread. */
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

export interface Scroll {
  /** Where the wheel is turned, in pixels of the viewport. */
  readonly x: number;
  readonly y: number;
  /** Pixels in all; one of them 0. */
  readonly down: number;
  readonly right: number;
  readonly pxPerSecond: number;
}

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number().default(0),
      dur: z.number().default(0),
      tdur: z.number().default(0),
    }),
  ),
});
type TraceEvent = z.infer<typeof traceSchema>['traceEvents'][number];

/**
 * Milliseconds of processor time of the main thread, one for every frame that scrolled: the frame itself and all tasks
 * until the next one begins, in which what has come into view is drawn. As Chromium traces them.
 */
export async function scrollFrames(browser: Browser, page: Page, scroll: Scroll): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await session.send('Input.synthesizeScrollGesture', {
    x: scroll.x,
    y: scroll.y,
    // The way of a finger: the page goes the other.
    xDistance: -scroll.right,
    yDistance: -scroll.down,
    speed: scroll.pxPerSecond,
    gestureSourceType: 'mouse',
  });
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString()));
  await session.detach();
  return framesOf(traceEvents);
}

function framesOf(events: readonly TraceEvent[]): number[] {
  const scrolls = events.filter(({ name }) => name === 'ScrollLayer');
  const [{ pid, tid } = { pid: 0, tid: 0 }] = scrolls;
  const own = events.filter((event) => event.pid === pid && event.tid === tid);
  const tasks = own.filter(({ name, ph }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X');
  const begins = own
    .filter(({ name, ph }) => name === 'AnimationFrame' && ph === 'b')
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  return begins.flatMap((begin, frame) => {
    const next = begins[frame + 1] ?? Number.POSITIVE_INFINITY;
    // A frame begins within a task, which is its own.
    const isOf = (ts: number) => ts > begin && ts <= next;
    if (!scrolls.some(({ ts }) => isOf(ts))) return [];
    return [tasks.filter(({ ts, dur }) => isOf(ts + dur)).reduce((sum, { tdur }) => sum + tdur, 0) / 1_000];
  });
}
