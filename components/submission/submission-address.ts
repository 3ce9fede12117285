/** Deep links of the history: `?submission=<id>&compare=<id>`, `compare=draft` for the text in the editor. */

/** The address with what is shown now; everything else in it stays. */
export function addressOf(
  address: URL,
  shown: { readonly id: string } | null,
  compared: { readonly id: string } | 'draft' | null,
): URL {
  const url = new URL(address);
  const set = (name: string, value: string | null) =>
    value === null ? url.searchParams.delete(name) : url.searchParams.set(name, value);
  set('submission', shown?.id ?? null);
  set('compare', shown === null || compared === null ? null : compared === 'draft' ? compared : compared.id);
  return url;
}
