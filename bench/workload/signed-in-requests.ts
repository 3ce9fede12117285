/** Requests to a site without a browser, in the session of a demo account: bodies come as they are sent. */
import { request } from 'node:http';

const PASSWORD = 'descent';

export interface Answered {
  readonly status: number;
  /** Compressed, where the server did so. */
  readonly body: Buffer;
  readonly cookies: readonly string[];
}

export interface SignedInRequests {
  get(path: string): Promise<Answered>;
}

/** @throws when the site does not let it in */
export async function signedInRequests(
  origin: string,
  role: 'student' | 'ta' | 'instructor',
): Promise<SignedInRequests> {
  const asked = await ask(`${origin}/api/auth/csrf`, { headers: {} });
  const { csrfToken } = JSON.parse(String(asked.body)) as { readonly csrfToken: string };
  const form = new URLSearchParams({
    csrfToken,
    email: `${role}@descent.example`,
    password: PASSWORD,
    json: 'true',
    callbackUrl: `${origin}/`,
  });
  const entered = await ask(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: {
      cookie: cookieOf(asked),
      origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
    text: form.toString(),
  });
  const cookie = cookieOf(entered);
  if (!cookie.includes('session-token'))
    throw new Error(`${role} was not signed in: ${entered.status} ${entered.body}`);
  return {
    get: (path) => ask(`${origin}${path}`, { headers: { cookie, 'accept-encoding': 'gzip' } }),
  };
}

function ask(
  url: string,
  sent: {
    readonly method?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly text?: string;
  },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: sent.method ?? 'GET', headers: sent.headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts),
          cookies: response.headers['set-cookie'] ?? [],
        }),
      );
    });
    asked.on('error', reject);
    asked.end(sent.text);
  });
}

function cookieOf({ cookies }: Answered): string {
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}
