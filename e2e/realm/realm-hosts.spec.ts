import { type APIResponse, request } from '@playwright/test';
import { expect, test } from '../harness/realm-test.ts';

/** Hosts are told apart by the Host header alone, so that no name needs to be resolved. */
async function get(origin: string, path: string): Promise<APIResponse> {
  const { host, port } = new URL(origin);
  const context = await request.newContext({ extraHTTPHeaders: { Host: host } });
  return context.get(`http://127.0.0.1:${port}${path}`, { maxRedirects: 0 });
}

test('frame page and scripts carry the realm policy on both sandbox hosts', async ({ realmServer }) => {
  const { app, student, judge } = realmServer.origins;
  for (const origin of [student, judge]) {
    const frame = await get(origin, '/realm/frame.html');
    expect(frame.status()).toBe(200);
    const paths = [...(await frame.text()).matchAll(/\/realm\/[\w-]+\.js/g)].map(String);
    expect(paths).toHaveLength(2);
    for (const answer of [frame, ...(await Promise.all(paths.map((path) => get(origin, path))))]) {
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-security-policy']).toBe(
        `default-src 'none'; script-src ${answer === frame ? "'self' " : ''}'unsafe-eval'; worker-src 'self'; connect-src 'none'; ` +
          `frame-ancestors ${app}; base-uri 'none'; form-action 'none'`,
      );
      expect(answer.headers()['x-content-type-options']).toBe('nosniff');
    }
  }
});

test('the sandbox hosts serve nothing else, the app host no realm', async ({ realmServer }) => {
  const { app, student, judge } = realmServer.origins;
  for (const origin of [student, judge]) {
    for (const path of ['/', '/page.js', '/realm/', '/realm/manifest.json', '/realm/frame.html/x']) {
      expect((await get(origin, path)).status(), `${origin}${path}`).toBe(404);
    }
  }
  for (const path of ['/realm/frame.html', '/realm/manifest.json', '/%72ealm/frame.html']) {
    expect((await get(app, path)).status(), path).toBe(404);
  }
});

test('a page of another origin cannot frame a realm', async ({ page, realmServer }) => {
  const { student } = realmServer.origins;
  await page.goto('about:blank');
  const loaded = page.waitForEvent('framenavigated', (frame) => frame.parentFrame() !== null);
  await page.setContent(`<iframe src="${student}/realm/frame.html"></iframe>`);
  expect((await loaded).url()).toBe('chrome-error://chromewebdata/');
});
