import { expect, test } from 'vitest';
import { isBelowRealm, isRealmScriptPath } from './realm-paths.ts';

test.each(['/realm/realm-0a1b2c3d.js', '/realm/frame-AbC_123-x.js'])(
  '%s is a script that the sandbox hosts serve',
  (path) => {
    expect(isRealmScriptPath(path)).toBe(true);
  },
);

test.each([
  '/realm/realm-deno-0a1b2c3d.js',
  '/realm/realm-0a1b2c3d.js.map',
  '/realm/manifest.json',
  '/realm/realm.js',
  '/realm/../realm/realm-0a1b2c3d.js',
  '/realm/%72ealm-0a1b2c3d.js',
  '//realm/realm-0a1b2c3d.js',
  '/Realm/realm-0a1b2c3d.js',
  '/realm/realm-0a1b2c3d.js/',
  '/realm/realm-0a1b2c3d.js\n',
])('%j is not', (path) => {
  expect(isRealmScriptPath(path)).toBe(false);
});

test.each([
  '/realm',
  '/realm/',
  '/realm/frame.html',
  '/REALM/frame.html',
  '/%72ealm/frame.html',
  '/%2572ealm/frame.html',
  '/realm%2Fframe.html',
  '/realm%5Cframe.html',
  '//realm//frame.html',
  '/./realm/frame.html',
  '/courses/../realm/frame.html',
  '/courses/%2e%2e/realm/frame.html',
])('the app host sees through the spelling %s', (path) => {
  expect(isBelowRealm(path)).toBe(true);
});

test.each(['/', '/realms', '/courses/realm', '/a/realm/frame.html', '/%'])('%s is no realm path', (path) => {
  expect(isBelowRealm(path)).toBe(false);
});
