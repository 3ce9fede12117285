import type { APIResponse } from '@playwright/test';
import { signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';

const ACTION = '7f'.repeat(21);
const BREAKS_OFF = 'a form that breaks off';
const MEBIBYTE = 1024 * 1024;
/** What each may take, on a machine that does other things. */
const ANSWER_MS = 30_000;

test('requests that are too large or make no sense are refused soon, and the site goes on [59]', async ({
  page,
  site,
}) => {
  await signIn(page, 'student');
  const post = (data: Buffer | string, headers: Record<string, string>): Promise<APIResponse> =>
    page.request.post('/', { data, headers: { origin: site.origin, ...headers }, timeout: ANSWER_MS });
  const action = { 'next-action': ACTION, 'content-type': 'text/plain;charset=UTF-8' };
  const form = { 'content-type': 'multipart/form-data; boundary=x' };
  const parameters = Array.from({ length: 10_000 }, (_, i) => `p${i}=1`).join('&');
  const broken: readonly (readonly [string, string, Record<string, string>])[] = [
    ['an action that there is not', '[]', action],
    ['no Flight', '["$Q1", {"$": 1}, "\u0000"]', action],
    ['a reference to itself', '["$0"]', action],
    ['a nest', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, action],
    [BREAKS_OFF, '--x\r\nContent-Disposition: form-data; name="1_$ACTION_ID_x"\r\n\r\n', form],
    [
      'a form of prototypes',
      '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
      { ...form, 'next-action': ACTION },
    ],
    ['ten thousand fields', parameters, { 'content-type': 'application/x-www-form-urlencoded' }],
  ];
  for (const [what, data, headers] of broken) {
    const answer = await post(data, headers);
    const text = await answer.text();
    // Next.js itself reads forms, and calls one that breaks off an error of its own.
    if (what === BREAKS_OFF) expect(text).toBe('Internal Server Error');
    else expect(answer.status(), what).toBeLessThan(500);
    expect(/node_modules|\.[jt]sx?:\d+:\d+/.test(text), `a stack for ${what}`).toBe(false);
  }
  const large = await post(Buffer.alloc(100 * MEBIBYTE, 'a'), action).then(
    (answer) => answer.status(),
    // A server that has read enough closes the connection.
    (error: Error) => error.message,
  );
  expect(String(large)).toMatch(/^4\d\d$|socket hang up|ECONNRESET|EPIPE/);
  const long = await page.request.get(`/?${parameters}`, { timeout: ANSWER_MS });
  expect(long.status()).toBeLessThan(500);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
