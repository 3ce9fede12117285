/** Which of our hosts a request is for, and what it may have there. Pure: the proxy carries the decision out. */
import { hostOf, type Origins } from './origins.ts';
import { isBelowRealm, isRealmScriptPath, REALM_FRAME_PATH } from './realm-paths.ts';

export type HostDecision =
  /** The app: pages, actions, API. */
  | { readonly kind: 'app' }
  | { readonly kind: 'realm-frame' }
  | { readonly kind: 'realm-script' }
  | { readonly kind: 'not-found' }
  /** A write to a page, which only our own pages send: without their origin it would end as an error of ours. */
  | { readonly kind: 'foreign-write' }
  /** A loopback address by number: sent on to the name that the cookies and the sandbox hosts belong to. */
  | { readonly kind: 'redirect'; readonly location: string }
  /** A host that is none of ours, as after DNS rebinding or with a wrong APP_ORIGIN. */
  | { readonly kind: 'misdirected'; readonly origin: string };

export interface HostedRequest {
  /** The Host header, as sent. */
  readonly host: string | null;
  readonly method: string;
  /** The Origin header, which browsers send with every write. */
  readonly origin: string | null;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
  /** The request is for a service worker script, which no host of ours has. */
  readonly forServiceWorker: boolean;
}

const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '[::1]', '0.0.0.0']);
const HEALTH_PATH = '/api/health';

export function dispatchHost(request: HostedRequest, origins: Origins): HostDecision {
  const host = normalHost(request.host, origins.app);
  if (host === hostOf(origins.student) || host === hostOf(origins.judge)) return sandboxed(request);
  if (isBelowRealm(request.path)) return { kind: 'not-found' };
  // Probes of load balancers come by address.
  if (request.path === HEALTH_PATH) return { kind: 'app' };
  const asApp = { kind: isForeignWrite(request, origins) ? 'foreign-write' : 'app' } as const;
  if (host === hostOf(origins.app)) return asApp;

  const name = host.replace(/:\d+$/, '');
  const appIsLocal = new URL(origins.app).hostname === 'localhost';
  if (appIsLocal && LOOPBACK_ADDRESSES.has(name)) {
    return { kind: 'redirect', location: `${origins.app}${request.path}${request.search}` };
  }
  // Behind a reverse proxy Next.js asks itself over loopback; no foreign page can send such a Host header.
  if (!appIsLocal && (name === 'localhost' || LOOPBACK_ADDRESSES.has(name))) return asApp;
  return { kind: 'misdirected', origin: origins.app };
}

function sandboxed(request: HostedRequest): HostDecision {
  if (!isRead(request) || request.forServiceWorker) return { kind: 'not-found' };
  if (request.path === REALM_FRAME_PATH) return { kind: 'realm-frame' };
  return isRealmScriptPath(request.path) ? { kind: 'realm-script' } : { kind: 'not-found' };
}

function isRead({ method }: HostedRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Handlers below /api/ answer machines too and look for themselves. */
function isForeignWrite(request: HostedRequest, { app }: Origins): boolean {
  return !isRead(request) && !request.path.startsWith('/api/') && request.origin !== app;
}

/** Lower case, without a trailing dot and without the scheme's own port. */
function normalHost(host: string | null, app: string): string {
  const protocol = new URL(app).protocol;
  try {
    return new URL(`${protocol}//${host ?? ''}`).host.replace(/\.(?=$|:)/, '');
  } catch {
    return '';
  }
}
