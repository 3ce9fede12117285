/** The files of one exercise version that the judge realm of a browser loads. Beside the page, so that the page stays small. */
import { currentActor } from '#server/access/actor.ts';
import { readBrowserFiles } from '#server/workspace/read-browser-files.ts';

interface RouteContext {
  readonly params: Promise<{
    readonly course: string;
    readonly module: string;
    readonly slug: string;
    readonly hash: string;
  }>;
}

/** A version never changes, so a browser need not ask twice. */
const FOR_EVER = 'private, max-age=31536000, immutable';

export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return new Response('Sign in first.', { status: 401 });
  const { course, module, slug, hash } = await params;
  const files = await readBrowserFiles(context, { course, module, exercise: slug, hash });
  if (!files.ok) return new Response('Not found.', { status: 404 });
  return Response.json(files.value, { headers: { 'Cache-Control': FOR_EVER } });
}
