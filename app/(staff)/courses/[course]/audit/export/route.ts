/** The log of a course as a file, of what the filter in the address leaves. */
import { currentActor } from '#server/access/actor.ts';
import { exportAudit } from '#server/grading/audit/export-audit.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import { readAuditFilter } from '../audit-address.ts';

interface ExportContext {
  readonly params: Promise<{ readonly course: string }>;
}

export async function GET(request: Request, { params }: ExportContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return refused('signed-out');
  const filter = readAuditFilter(Object.fromEntries(new URL(request.url).searchParams));
  const result = await exportAudit(context, { course: (await params).course, filter });
  if (!result.ok) return refused(result.refusal);
  return new Response(result.value.body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${result.value.fileName}"`,
      'cache-control': 'private, no-store',
    },
  });
}

function refused(refusal: Refusal): Response {
  const { status, text } = explainRefusal(refusal);
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
