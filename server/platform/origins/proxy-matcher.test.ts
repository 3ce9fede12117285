import { unstable_doesMiddlewareMatch as passes } from 'next/experimental/testing/server';
import { expect, it } from 'vitest';
import { config } from '../../../proxy.ts';

it.each([
  '/',
  '/studio',
  '/courses/tiny',
  '/_next/static/a.js',
  '/favicon.svg',
  '/api/health',
  '/api/studio/import/x',
  '/api/studio/imports',
  '/api/studio/drafts/1/export',
  '/x/api/studio/import',
])('%s passes through the proxy', (url) => {
  expect(passes({ config, url })).toBe(true);
});

it('a zip does not, whatever course it is for', () => {
  expect(passes({ config, url: '/api/studio/import' })).toBe(false);
  expect(passes({ config, url: '/api/studio/import?course=tiny' })).toBe(false);
});
