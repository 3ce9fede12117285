/** The address of an insight page: which bar's list is open. */

const KEY = /^[\w.-]{1,100}$/;

/** `?open=case-9`; what makes no sense is left out. */
export function readOpenBar(params: Readonly<Record<string, string | string[] | undefined>>): string | null {
  const { open } = params;
  return typeof open === 'string' && KEY.test(open) ? open : null;
}

/** `?version=…`, of the charts. */
export function insightQuery(place: {
  readonly version: string | null;
  readonly open: string | null;
}): string {
  const params = new URLSearchParams();
  if (place.version !== null) params.set('version', place.version);
  if (place.open !== null) params.set('open', place.open);
  const text = params.toString();
  return text === '' ? '?' : `?${text}`;
}
