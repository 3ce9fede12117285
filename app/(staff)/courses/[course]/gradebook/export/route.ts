/** A file of the grades, for a person who opens the link or a program of theirs with their session. */
import { currentActor } from '#server/access/actor.ts';
import { exportGrades } from '#server/grading/export-grades.ts';
import { explainRefusal } from '#server/platform/refusals.ts';

interface ExportContext {
  readonly params: Promise<{ readonly course: string }>;
}

export async function GET(request: Request, { params }: ExportContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return refused('signed-out');
  const format = new URL(request.url).searchParams.get('format') === 'json' ? 'json' : 'csv';
  const result = await exportGrades(context, { course: (await params).course, format });
  if (!result.ok) return refused(result.refusal);
  const { body, mediaType, fileName } = result.value;
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store',
    },
  });
}

function refused(refusal: 'signed-out' | 'not-found' | 'staff-only'): Response {
  const { status, text } = explainRefusal(refusal);
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
