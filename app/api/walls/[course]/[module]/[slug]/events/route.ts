/** Server-sent events: a lecture wall on each change, as long as its page is open. */
import { eventRoute } from '#app/api/_stream/event-stream.ts';
import { watchWall } from '#server/insight/wall/watch-wall.ts';

export const dynamic = 'force-dynamic';

export const GET = eventRoute<{ readonly course: string; readonly module: string; readonly slug: string }>(
  (context, { params, signal }) =>
    watchWall(context, {
      place: { course: params.course, module: params.module, exercise: params.slug },
      signal,
    }),
);
