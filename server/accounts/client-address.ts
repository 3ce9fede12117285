/**
 * The address that a request comes from. Next.js appends the socket's address when no proxy stands in front; with
 * proxies, each adds one entry and only those that we trust are believed.
 */
export function clientAddress(forwardedFor: string | null, trustedProxies: number): string {
  const entries = (forwardedFor ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const index = entries.length - Math.max(trustedProxies, 1);
  // Cut: it becomes part of a database key.
  return (entries[Math.max(index, 0)] ?? 'unknown').slice(0, 64);
}
