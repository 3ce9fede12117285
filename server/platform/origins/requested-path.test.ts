import { describe, expect, it, test } from 'vitest';
import { pageOf, requestedPath } from './requested-path.ts';

test('a deep link keeps its query through the sign-in page', () => {
  const asked = requestedPath(new URL('http://localhost/courses/odl/cnn/conv2d?submission=a&_rsc=1x2'));
  expect(asked).toBe('/courses/odl/cnn/conv2d?submission=a');
});

test('a path without a query stays as it is', () => {
  expect(requestedPath(new URL('http://localhost/courses/odl?_rsc=x'))).toBe('/courses/odl');
});

describe('the page of a request', () => {
  const APP = 'http://localhost:3000';
  const at = (path: string, headers: Record<string, string> = {}) =>
    pageOf({ url: new URL(path, APP), headers: new Headers(headers) }, APP).pathname;

  it('is its address', () => {
    expect(at('/courses/odl', { referer: `${APP}/elsewhere` })).toBe('/courses/odl');
  });

  it('is, for an action, where its reader is', () => {
    const action = { 'next-action': 'a1' };
    expect(at('/courses/[course]', { ...action, referer: `${APP}/courses/odl?x=1` })).toBe('/courses/odl');
  });

  it('is never taken from a page of another origin, nor from what is no address', () => {
    const action = { 'next-action': 'a1' };
    for (const referer of ['https://evil.example/x', 'x', `${APP}.evil.example/x`])
      expect(at('/courses/odl', { ...action, referer })).toBe('/courses/odl');
  });
});
