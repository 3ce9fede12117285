/**
 * Sends each request to the host it is for. Sandbox hosts serve the realm frame page and its scripts and nothing else;
 * the app host serves everything but those. Never the place where a person's rights are checked.
 *
 * Files under public/ and _next/ must pass here too.
 */
import { type NextRequest, NextResponse } from 'next/server';
import { appHeaders, appPolicy } from './server/platform/origins/app-headers.ts';
import { dispatchHost } from './server/platform/origins/dispatch-host.ts';
import { type Origins, originsFrom } from './server/platform/origins/origins.ts';
import { readRealmScripts, realmFramePage } from './server/platform/origins/realm-frame-page.ts';
import {
  realmFrameHeaders,
  realmRefusalHeaders,
  realmScriptHeaders,
} from './server/platform/origins/realm-headers.ts';
import { pageOf, REQUESTED_PATH_HEADER, requestedPath } from './server/platform/origins/requested-path.ts';

export const config = {
  // Bodies that pass here are held in memory. That of a zip is longer than others may be, so its handler is asked first
  // who sends it and from where, and reads it as it comes.
  matcher: '/((?!api/studio/import$).*)',
};

export async function proxy(request: NextRequest): Promise<Response> {
  const origins = originsFrom(process.env);
  const { pathname: path, search } = request.nextUrl;
  const decision = dispatchHost(
    {
      host: request.headers.get('host'),
      method: request.method,
      origin: request.headers.get('origin'),
      path,
      search,
      forServiceWorker: request.headers.get('service-worker') === 'script',
    },
    origins,
  );
  switch (decision.kind) {
    case 'app':
      return appResponse(request, origins);
    case 'realm-frame': {
      const scripts = await readRealmScripts(process.cwd());
      return new Response(realmFramePage(scripts, origins.app), { headers: realmFrameHeaders(origins) });
    }
    case 'realm-script':
      return NextResponse.next({ headers: realmScriptHeaders(origins) });
    case 'redirect':
      return elsewhere(decision.location);
    case 'not-found':
      return new Response('Not found.\n', { status: 404, headers: realmRefusalHeaders(origins) });
    case 'foreign-write':
      return new Response('This request did not come from a page of Descent, so it was refused.\n', {
        status: 403,
        headers: { ...realmRefusalHeaders(origins), 'Content-Type': 'text/plain; charset=utf-8' },
      });
    case 'misdirected':
      return new Response(`Descent answers at ${decision.origin}.\n`, {
        status: 421,
        headers: realmRefusalHeaders(origins),
      });
  }
}

function appResponse(request: NextRequest, origins: Origins): Response {
  const development = process.env.NODE_ENV === 'development';
  const options = { origins, nonce: crypto.randomUUID(), development };
  // Next.js finds the nonce for its own scripts in the policy of the request.
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', appPolicy(options));
  headers.set('x-nonce', options.nonce);
  // Whatever a client claims here, the request came to the app host.
  const app = new URL(origins.app);
  headers.set('x-forwarded-host', app.host);
  headers.set('x-forwarded-proto', app.protocol.replace(':', ''));
  headers.set(
    REQUESTED_PATH_HEADER,
    requestedPath(pageOf({ url: request.nextUrl, headers: request.headers }, origins.app)),
  );
  return NextResponse.next({ request: { headers }, headers: appHeaders(options) });
}

/**
 * Sends a browser to another host. Not by a Location header: Next.js takes "localhost" for the host of every request
 * and would cut it down to a path, which leads straight back here.
 */
function elsewhere(location: string): Response {
  return new Response(`Descent answers at ${location}\n`, {
    status: 421,
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'text/plain; charset=utf-8',
      Refresh: `0;url=${location}`,
    },
  });
}
