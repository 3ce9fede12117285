/**
 * Where to go after signing in: a page of ours, whatever was asked for. The path begins with one slash: resolving dots can
 * leave two ("/.//host", "/a/..//host"), which a browser takes for another host.
 */
export function sameOriginPath(wanted: string | null | undefined, appOrigin: string): string {
  if (!wanted) return '/';
  try {
    const url = new URL(wanted, appOrigin);
    if (url.origin !== new URL(appOrigin).origin) return '/';
    return `${url.pathname.replace(/^\/+/, '/')}${url.search}${url.hash}`;
  } catch {
    return '/';
  }
}
