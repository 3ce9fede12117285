/**
 * The three requests that a page makes of next-auth. Its own client leaves the page when the network fails and cannot
 * tell a wrong password from a throttled one; these return what happened.
 */

export type SignInOutcome = 'signed-in' | 'wrong-credentials' | 'too-many-tries' | 'offline' | 'failed';

interface Answer {
  readonly ok: boolean;
  readonly url: URL | null;
}

async function post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
  const token: unknown = await (await fetch('/api/auth/csrf')).json();
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken: textOf(token, 'csrfToken'), json: 'true' }),
  });
  const answer: unknown = await response.json();
  const url = textOf(answer, 'url');
  return { ok: response.ok, url: url === '' ? null : new URL(url, location.origin) };
}

function textOf(answer: unknown, field: string): string {
  if (typeof answer !== 'object' || answer === null) return '';
  const value: unknown = Reflect.get(answer, field);
  return typeof value === 'string' ? value : '';
}

/** Signs in with a password; the session cookie is set when it returns `signed-in`. */
export async function postCredentials(credentials: {
  readonly email: string;
  readonly password: string;
}): Promise<SignInOutcome> {
  try {
    const { ok, url } = await post('callback/credentials', { ...credentials, callbackUrl: '/' });
    return outcomeOf(ok, url?.searchParams.get('error') ?? null);
  } catch {
    return navigator.onLine ? 'failed' : 'offline';
  }
}

/** What the status and the error of next-auth's answer mean. */
export function outcomeOf(ok: boolean, error: string | null): SignInOutcome {
  if (ok && error === null) return 'signed-in';
  if (error === 'CredentialsSignin') return 'wrong-credentials';
  return error === 'TooManyTries' ? 'too-many-tries' : 'failed';
}

/** Goes to the university's own sign-in page. @throws when the server cannot be reached */
export async function goToUniversity(callbackUrl: string): Promise<void> {
  const { url } = await post('signin/oidc', { callbackUrl });
  if (url === null) throw new Error('The server named no sign-in page of the university.');
  location.assign(url);
}

/** Ends the session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await post('signout', { callbackUrl: '/sign-in' });
  // A full load: nothing of the person who left stays in memory.
  location.assign('/sign-in');
}
