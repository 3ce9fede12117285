import { type APIResponse, request } from '@playwright/test';
import { expect, test } from '../harness/test.ts';

/** The site answers by Host header, so no name needs to be resolved. */
async function get(origin: string, path: string): Promise<APIResponse> {
  const { host, port } = new URL(origin);
  const context = await request.newContext({ extraHTTPHeaders: { Host: host } });
  return context.get(`http://127.0.0.1:${port}${path}`, { maxRedirects: 0 });
}

function hostsOf(app: string): { student: string; judge: string } {
  const { host } = new URL(app);
  return { student: `http://student.${host}`, judge: `http://judge.${host}` };
}

test('both sandbox hosts serve the frame page and its scripts under the realm policy', async ({ site }) => {
  for (const origin of Object.values(hostsOf(site.origin))) {
    const frame = await get(origin, '/realm/frame.html');
    const scripts = [...(await frame.text()).matchAll(/\/realm\/[\w-]+\.js/g)].map(String);
    expect(scripts).toHaveLength(2);
    const answers = await Promise.all(scripts.map((path) => get(origin, path)));
    for (const answer of [frame, ...answers]) {
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-security-policy']).toBe(
        `default-src 'none'; script-src ${answer === frame ? "'self' " : ''}'unsafe-eval'; worker-src 'self'; connect-src 'none'; ` +
          `frame-ancestors ${site.origin}; base-uri 'none'; form-action 'none'`,
      );
      expect(answer.headers()['set-cookie']).toBeUndefined();
    }
    for (const script of answers) expect(script.headers()['cache-control']).toContain('immutable');
  }
});

test('the sandbox hosts serve nothing of the site, the app host nothing of the realms', async ({ site }) => {
  for (const origin of Object.values(hostsOf(site.origin))) {
    for (const path of ['/', '/sign-in', '/api/health', '/api/auth/session', '/realm/manifest.json']) {
      expect((await get(origin, path)).status(), `${origin}${path}`).toBe(404);
    }
  }
  const frame = await (await get(hostsOf(site.origin).judge, '/realm/frame.html')).text();
  const script = String(frame.match(/\/realm\/realm-[\w-]+\.js/));
  for (const path of ['/realm/frame.html', '/realm/manifest.json', script, script.replace('r', '%72')]) {
    expect((await get(site.origin, path)).status(), path).toBe(404);
  }
});

test('pages of the app run own and nonced scripts only, and no one frames them', async ({ site, page }) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  const answer = await page.goto('/sign-in');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]+';/);
  expect(policy).not.toContain('unsafe-eval');
  const { student, judge } = hostsOf(site.origin);
  expect(policy).toContain(`frame-src ${student} ${judge};`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(answer?.headers()['x-powered-by']).toBeUndefined();
  const again = await page.goto('/sign-in');
  expect(again?.headers()['content-security-policy']).not.toBe(policy);
  expect(violations).toEqual([]);
});

test('a loopback address leads to localhost, a foreign host name to nothing', async ({ site, page }) => {
  const { port } = new URL(site.origin);
  await page.goto(`http://127.0.0.1:${port}/sign-in?from=address`);
  await page.waitForURL(`${site.origin}/sign-in?from=address`);
  const foreign = await get(`http://evil.example:${port}`, '/sign-in');
  expect(foreign.status()).toBe(421);
  expect(await foreign.text()).toContain(site.origin);
});

test('crawlers are told to stay out, on the app host alone', async ({ site }) => {
  const robots = await get(site.origin, '/robots.txt');
  expect(robots.status()).toBe(200);
  expect(robots.headers()['content-type']).toContain('text/plain');
  expect(robots.headers()['x-content-type-options']).toBe('nosniff');
  expect(await robots.text()).toContain('Disallow: /');
  for (const origin of Object.values(hostsOf(site.origin)))
    expect((await get(origin, '/robots.txt')).status()).toBe(404);
});

test('an action that does not say that a page of ours sent it is refused, not an error', async ({ site }) => {
  const url = `${site.origin}/sign-in`;
  const context = await request.newContext();
  for (const origin of [undefined, 'null', 'https://evil.example', hostsOf(site.origin).student]) {
    const headers = { 'next-action': '00'.repeat(21), ...(origin ? { origin } : {}) };
    const answer = await context.post(url, { headers, data: '[]' });
    expect([origin, answer.status(), await answer.text()]).toEqual([
      origin,
      403,
      expect.stringContaining('did not come from a page of Descent'),
    ]);
  }
});
