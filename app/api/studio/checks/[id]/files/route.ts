/** The files of a draft that was checked, for the realms in its author's browser. */
import { currentActor } from '#server/access/actor.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { readTryFiles } from '#server/studio/check/try-draft.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return new Response('Sign in first.', { status: 401 });
  const files = await readTryFiles(context, { checkId: (await params).id });
  if (files.ok) return Response.json(files.value, { headers: { 'Cache-Control': 'no-store' } });
  const { status, text } = explainRefusal(files.refusal);
  return new Response(text, { status });
}
