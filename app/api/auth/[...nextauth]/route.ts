import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '#server/accounts/auth-options.ts';
import { services } from '#server/platform/process-services.ts';

interface RouteContext {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

async function authenticate(request: NextRequest, context: RouteContext): Promise<Response> {
  return NextAuth(request, context, authOptions(await services()));
}

export { authenticate as GET, authenticate as POST };
