/** The zip of an exercise draft, or with `?version=2` of what was published as that. */
import { z } from 'zod';
import { currentActor } from '#server/access/actor.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import { exportDraft } from '#server/studio/zip/export-draft.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly id: string }>;
}

const versionSchema = z.coerce.number().int().positive();

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return new Response('Sign in first.', { status: 401 });
  const asked = new URL(request.url).searchParams.get('version');
  const version = asked === null ? null : versionSchema.safeParse(asked);
  if (version?.success === false) return refusal('version-unknown');
  const exported = await exportDraft(context, {
    draftId: (await params).id,
    version: version?.data ?? null,
  });
  if (!exported.ok) return refusal(exported.refusal);
  return new Response(Buffer.from(exported.value.zip), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${exported.value.name}"`,
      'Cache-Control': 'no-store',
    },
  });
}

function refusal(name: Refusal): Response {
  const { status, text } = explainRefusal(name);
  return new Response(text, { status });
}
