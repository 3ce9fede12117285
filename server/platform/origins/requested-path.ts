/** Carries the page that was asked for to the code that may send its reader to sign in first. Set by the proxy alone. */
export const REQUESTED_PATH_HEADER = 'x-requested-path';

/** Path and query of a page, without the parameter that Next.js adds to its own requests for parts of one. */
export function requestedPath({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string {
  const query = new URLSearchParams(searchParams);
  query.delete('_rsc');
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/**
 * The page that a request belongs to. Of an action, Next.js tells the proxy the pattern of the address,
 * "/courses/[course]"; where its reader is stands in the Referer, which is taken from our own pages only.
 */
export function pageOf(request: { readonly url: URL; readonly headers: Headers }, appOrigin: string): URL {
  if (!request.headers.has('next-action')) return request.url;
  const referer = request.headers.get('referer') ?? '';
  if (!URL.canParse(referer)) return request.url;
  const page = new URL(referer);
  return page.origin === appOrigin ? page : request.url;
}
