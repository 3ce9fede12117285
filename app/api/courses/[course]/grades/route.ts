/** Grades for programs: out as CSV or JSON, and in from CSV. Who asks is said by a token, never by a cookie. */
import { z } from 'zod';
import { findTokenActor, PACE_MS } from '#server/access/tokens/use-token.ts';
import { exportGrades } from '#server/grading/export-grades.ts';
import { importGrades, previewGrades } from '#server/grading/import/import-grades.ts';
import { isKeptText } from '#server/platform/kept-text.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { services } from '#server/platform/process-services.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';

export const dynamic = 'force-dynamic';

interface GradesContext {
  readonly params: Promise<{ readonly course: string }>;
}

export async function GET(request: Request, { params }: GradesContext): Promise<Response> {
  const { course } = await params;
  const authorization = request.headers.get('authorization');
  const use = { authorization, course, scope: 'read-grades' } as const;
  const context = await findTokenActor(await services(), use);
  if (!context.ok) return refused(context.refusal);
  const format = new URL(request.url).searchParams.get('format') === 'json' ? 'json' : 'csv';
  const result = await exportGrades(context.value, { course, format });
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

const applySchema = z.object({ hash: z.string().max(64), reason: z.string().max(10_000) });

/** Without `hash` the plan, which changes nothing; with its hash and a reason that very plan is applied, or nothing. */
export async function POST(request: Request, { params }: GradesContext): Promise<Response> {
  const { course } = await params;
  const authorization = request.headers.get('authorization');
  const use = { authorization, course, scope: 'write-grades' } as const;
  const context = await findTokenActor(await services(), use);
  if (!context.ok) return refused(context.refusal);
  const text = await request.text();
  if (!isKeptText(text)) return refused('text-unreadable');
  const asked = new URL(request.url).searchParams;
  if (!asked.has('hash')) {
    const plan = await previewGrades(context.value, { course, text });
    return plan.ok ? Response.json(plan.value, { headers: NOT_KEPT }) : refused(plan.refusal);
  }
  const apply = parseInput(applySchema, { hash: asked.get('hash'), reason: asked.get('reason') ?? '' });
  if (!apply.ok) return refused(apply.refusal);
  const result = await importGrades(context.value, { course, text, ...apply.value });
  return result.ok ? Response.json(result.value, { headers: NOT_KEPT }) : refused(result.refusal);
}

const NOT_KEPT = { 'cache-control': 'no-store' };

function refused(refusal: Refusal): Response {
  const { status, text } = explainRefusal(refusal);
  const headers = {
    ...NOT_KEPT,
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="grades"' } : {}),
    ...(status === 429 ? { 'retry-after': String(PACE_MS / 1_000) } : {}),
  };
  return Response.json({ refusal, text }, { status, headers });
}
