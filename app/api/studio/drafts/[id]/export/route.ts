/** The zip of an exercise draft. */
import { currentActor } from '#server/access/actor.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { exportDraft } from '#server/studio/zip/export-draft.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return new Response('Sign in first.', { status: 401 });
  const exported = await exportDraft(context, { draftId: (await params).id });
  if (!exported.ok) {
    const { status, text } = explainRefusal(exported.refusal);
    return new Response(text, { status });
  }
  return new Response(Buffer.from(exported.value.zip), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${exported.value.name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
