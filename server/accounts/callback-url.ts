/** Where to go after signing in: a page of ours, whatever was asked for. */
export function sameOriginPath(wanted: string | null | undefined, appOrigin: string): string {
  if (!wanted) return '/';
  try {
    const url = new URL(wanted, appOrigin);
    return url.origin === new URL(appOrigin).origin ? `${url.pathname}${url.search}${url.hash}` : '/';
  } catch {
    return '/';
  }
}
