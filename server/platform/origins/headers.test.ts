import { expect, test } from 'vitest';
import { appHeaders } from './app-headers.ts';
import { originsFrom } from './origins.ts';
import { realmFramePage } from './realm-frame-page.ts';
import { realmFrameHeaders, realmRefusalHeaders, realmScriptHeaders } from './realm-headers.ts';

const origins = originsFrom({});

test.each([
  ['frame', realmFrameHeaders(origins), "'self' 'unsafe-eval'"],
  // A worker has the policy of its own response: it imports nothing, itself included.
  ['script', realmScriptHeaders(origins), "'unsafe-eval'"],
  ['refusal', realmRefusalHeaders(origins), "'self' 'unsafe-eval'"],
])('the policy of a realm %s allows our scripts and no connection', (_, headers, scripts) => {
  expect(headers['Content-Security-Policy']).toBe(
    `default-src 'none'; script-src ${scripts}; worker-src 'self'; connect-src 'none'; ` +
      "frame-ancestors http://localhost:3000; base-uri 'none'; form-action 'none'",
  );
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
});

test('hashed scripts are cached for ever, the page that names them never', () => {
  expect(realmScriptHeaders(origins)['Cache-Control']).toContain('immutable');
  expect(realmFrameHeaders(origins)['Cache-Control']).toBe('no-store');
});

test('the frame page has no inline script', () => {
  const page = realmFramePage({ frame: 'frame-0.js', browser: 'realm-0.js' }, origins.app);
  expect(page.match(/<script[^>]*>[^<]+<\/script>/)).toBeNull();
  expect(page.match(/<script/g)).toHaveLength(1);
});

test('app pages run nonced and own scripts only, and frame the two sandboxes only', () => {
  const policy = appHeaders({ origins, nonce: 'n0nce', development: false })['Content-Security-Policy'];
  expect(policy).toContain("script-src 'self' 'nonce-n0nce';");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy).toContain('frame-src http://student.localhost:3000 http://judge.localhost:3000;');
  expect(policy).toContain("frame-ancestors 'none'");
});

test('https adds transport security', () => {
  const secure = appHeaders({
    origins: originsFrom({ APP_ORIGIN: 'https://course.example' }),
    nonce: 'n',
    development: false,
  });
  expect(secure['Strict-Transport-Security']).toContain('max-age=');
  expect(secure['Content-Security-Policy']).toContain('upgrade-insecure-requests');
});
