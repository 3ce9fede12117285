/** Carries the page that was asked for to the code that may send its reader to sign in first. Set by the proxy alone. */
export const REQUESTED_PATH_HEADER = 'x-requested-path';

/** Path and query of a page, without the parameter that Next.js adds to its own requests for parts of one. */
export function requestedPath({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string {
  const query = new URLSearchParams(searchParams);
  query.delete('_rsc');
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}
