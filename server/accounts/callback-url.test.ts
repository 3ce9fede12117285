import { expect, test } from 'vitest';
import { sameOriginPath } from './callback-url.ts';
import { clientAddress, forwardedFrom } from './client-address.ts';

const APP = 'http://localhost:3000';

test.each([
  ['/courses/odl', '/courses/odl'],
  ['/courses/odl?submission=1#top', '/courses/odl?submission=1#top'],
  [`${APP}/courses/odl`, '/courses/odl'],
  [null, '/'],
  ['', '/'],
])('goes back to a page of ours: %s', (wanted, path) => {
  expect(sameOriginPath(wanted, APP)).toBe(path);
});

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https://evil.example',
  'http://localhost:3000@evil.example',
  'http://localhost:3001/courses',
  'http://student.localhost:3000/',
  '\t//evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://[',
  '/.//evil.example',
  '/%2e//evil.example',
  '/.\\\\evil.example',
  '/a/..//evil.example/x?y#z',
  '/a/%2E%2e///evil.example',
  './/evil.example',
  'http://localhost:3000//evil.example',
  'http://localhost:3000/.//evil.example',
  '/\u0000/.//evil.example',
])('never leads elsewhere: %j', (wanted) => {
  const path = sameOriginPath(wanted, APP);
  expect(new URL(path, APP).origin).toBe(APP);
  expect(path.startsWith('/')).toBe(true);
  expect(path.startsWith('//')).toBe(false);
});

test.each([
  [null, 0, 'unknown'],
  ['203.0.113.9', 0, '203.0.113.9'],
  ['1.1.1.1, 203.0.113.9', 0, '203.0.113.9'],
  ['1.1.1.1, 203.0.113.9, 10.0.0.1', 1, '203.0.113.9'],
  ['1.1.1.1, 203.0.113.9, 10.0.0.2, 10.0.0.1', 2, '203.0.113.9'],
  ['203.0.113.9', 3, '203.0.113.9'],
  ['::ffff:203.0.113.9', 0, '203.0.113.9'],
  ['2001:db8:0:7:1:2:3:4', 0, '2001:db8:0:7::/64'],
  ['2001:db8:0:7::ff', 0, '2001:db8:0:7::/64'],
  ['::1', 0, '0:0:0:0::/64'],
])('of the addresses %j with %i trusted proxies, %s is the client', (forwarded, proxies, address) => {
  expect(clientAddress(forwarded, proxies)).toBe(address);
});

test('what a client says of its own address is not believed without a proxy', () => {
  const sent = '198.51.100.1';
  expect(clientAddress(forwardedFrom(sent, '203.0.113.9'), 0)).toBe('203.0.113.9');
  expect(clientAddress(forwardedFrom(`${sent}, ${sent}`, '203.0.113.9'), 0)).toBe('203.0.113.9');
  expect(clientAddress(forwardedFrom(undefined, '203.0.113.9'), 0)).toBe('203.0.113.9');
  expect(clientAddress(forwardedFrom(`${sent}, 203.0.113.9`, '10.0.0.1'), 1)).toBe('203.0.113.9');
});
