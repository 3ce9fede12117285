import { createHash, randomBytes } from 'node:crypto';

/** Says what it is wherever it turns up: in a log, in a repository that is scanned for secrets. */
const PREFIX = 'descent_';
/** Nobody guesses 256 bits, so a plain hash keeps them. */
const SECRET_BYTES = 32;
const TOKEN = /^descent_[\w-]{43}$/;

export function newTokenSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

export function hashOfToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** "Bearer descent_…", by RFC 6750; null for anything else. */
export function bearerOf(header: string | null): string | null {
  const [scheme, secret, ...rest] = (header ?? '').split(' ');
  const isBearer = scheme?.toLowerCase() === 'bearer' && rest.length === 0;
  return isBearer && secret !== undefined && TOKEN.test(secret) ? secret : null;
}
