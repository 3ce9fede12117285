/** Which address a request comes from, for limits that count by address. */
import { isIPv4, isIPv6 } from 'node:net';

/** Cut: it becomes part of a database key. */
const LENGTH_MAX = 64;

/**
 * `x-forwarded-for` with the socket's address as its last entry. Our server writes it on every request: Next.js keeps what
 * a client sends, and asks the socket only when nothing was sent.
 */
export function forwardedFrom(sent: string | undefined, socketAddress: string | undefined): string {
  return [sent, socketAddress ?? 'unknown'].filter(Boolean).join(', ');
}

/**
 * The client among the entries: the last one, which our server wrote, or behind proxies that of the farthest one that we
 * trust. A client of its own writing stands further to the front and is never read.
 */
export function clientAddress(forwardedFor: string | null, trustedProxies: number): string {
  const entries = (forwardedFor ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const entry = entries[Math.max(entries.length - 1 - trustedProxies, 0)] ?? 'unknown';
  return networkOf(entry).slice(0, LENGTH_MAX);
}

/** One person has 2^64 addresses of IPv6: they count as one. An IPv4 address counts by itself, however it is written. */
function networkOf(address: string): string {
  const mapped = address.replace(/^::ffff:/i, '');
  if (isIPv4(mapped) || !isIPv6(address)) return mapped;
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const behind = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: Math.max(8 - groups(head).length - behind.length, 0) }, () => '0');
  const first = [...groups(head), ...zeros, ...behind].slice(0, 4);
  return `${first.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
