/** For load balancers and scripts: 200 when the database answers. */
import { checkHealth } from '#server/platform/check-health.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const status = await checkHealth();
  return Response.json({ status }, { status: status === 'ok' ? 200 : 503 });
}
