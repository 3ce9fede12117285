import { expect, test } from 'vitest';
import { dispatchHost, type HostedRequest } from './dispatch-host.ts';
import { originsFrom } from './origins.ts';

const local = originsFrom({ PORT: '3100' });
const production = originsFrom({
  APP_ORIGIN: 'https://course.example',
  SANDBOX_HOST: 'sandbox-course.example',
});

function request(host: string | null, path = '/', more: Partial<HostedRequest> = {}): HostedRequest {
  return { host, path, method: 'GET', origin: null, search: '', forServiceWorker: false, ...more };
}

test.each(['student.localhost:3100', 'judge.localhost:3100', 'STUDENT.localhost:3100'])(
  '%s serves the frame page and the scripts of the realm build',
  (host) => {
    expect(dispatchHost(request(host, '/realm/frame.html'), local).kind).toBe('realm-frame');
    expect(dispatchHost(request(host, '/realm/realm-01234567.js'), local).kind).toBe('realm-script');
    expect(dispatchHost(request(host, '/realm/frame-01234567.js'), local).kind).toBe('realm-script');
  },
);

test.each([
  '/',
  '/sign-in',
  '/courses/odl',
  '/api/health',
  '/api/auth/session',
  '/_next/static/chunks/main.js',
  '/_next/image',
  '/favicon.ico',
  '/robots.txt',
  '/realm/manifest.json',
  '/realm/',
])('a sandbox host has no %s', (path) => {
  expect(dispatchHost(request('student.localhost:3100', path), local).kind).toBe('not-found');
  expect(dispatchHost(request('judge.sandbox-course.example', path), production).kind).toBe('not-found');
});

test('a sandbox host answers reads only, and never as a service worker', () => {
  const frame = (more: Partial<HostedRequest>) =>
    dispatchHost(request('student.localhost:3100', '/realm/frame.html', more), local).kind;
  expect(frame({ method: 'HEAD' })).toBe('realm-frame');
  expect(frame({ method: 'POST' })).toBe('not-found');
  expect(frame({ forServiceWorker: true })).toBe('not-found');
});

test.each([
  [null, 'foreign-write'],
  ['null', 'foreign-write'],
  ['https://evil.example', 'foreign-write'],
  ['http://student.localhost:3100', 'foreign-write'],
  ['http://localhost:3100', 'app'],
])('a write to a page from the origin %s is %s', (origin, kind) => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect(dispatchHost(request('localhost:3100', '/courses/odl', { method, origin }), local).kind).toBe(
      kind,
    );
  }
  expect(dispatchHost(request('localhost:3100', '/courses/odl', { origin }), local).kind).toBe('app');
  // Its handlers look for themselves.
  const machine = request('localhost:3100', '/api/auth/signout', { method: 'POST', origin });
  expect(dispatchHost(machine, local).kind).toBe('app');
});

test('the app host serves everything but realm paths', () => {
  expect(dispatchHost(request('localhost:3100', '/courses/odl'), local).kind).toBe('app');
  expect(dispatchHost(request('localhost:3100', '/realm/frame.html'), local).kind).toBe('not-found');
  expect(dispatchHost(request('course.example', '/%72ealm/realm-01234567.js'), production).kind).toBe(
    'not-found',
  );
  expect(dispatchHost(request('course.example:443', '/sign-in'), production).kind).toBe('app');
});

test.each(['127.0.0.1:3100', '[::1]:3100', '0.0.0.0:3100'])('%s is sent on to localhost', (host) => {
  expect(dispatchHost(request(host, '/courses/odl', { search: '?a=1' }), local)).toEqual({
    kind: 'redirect',
    location: 'http://localhost:3100/courses/odl?a=1',
  });
});

test('a path with two leading slashes cannot turn the redirect elsewhere', () => {
  const decision = dispatchHost(request('127.0.0.1:3100', '//evil.example/x'), local);
  expect(decision.kind === 'redirect' && new URL(decision.location).origin).toBe('http://localhost:3100');
});

test.each(['evil.example', 'localhost:3100.evil.example', 'teacher.localhost:3100', 'localhost:9', '', null])(
  'a foreign host %j is refused with the right address',
  (host) => {
    expect(dispatchHost(request(host, '/courses/odl'), local)).toEqual({
      kind: 'misdirected',
      origin: 'http://localhost:3100',
    });
  },
);

test('health answers on any host but the sandboxes', () => {
  expect(dispatchHost(request('10.0.0.7:3000', '/api/health'), production).kind).toBe('app');
});

test('in production loopback reaches the app, for the server itself', () => {
  expect(dispatchHost(request('localhost:3000'), production).kind).toBe('app');
  expect(dispatchHost(request('10.0.0.7'), production).kind).toBe('misdirected');
  const write = (origin: string | null) =>
    dispatchHost(request('localhost:3000', '/courses/odl', { method: 'POST', origin }), production).kind;
  expect(write(null)).toBe('foreign-write');
  expect(write('https://course.example')).toBe('app');
});
