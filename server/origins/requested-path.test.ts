import { expect, test } from 'vitest';
import { requestedPath } from './requested-path.ts';

test('a deep link keeps its query through the sign-in page', () => {
  const asked = requestedPath(new URL('http://localhost/courses/odl/cnn/conv2d?submission=a&_rsc=1x2'));
  expect(asked).toBe('/courses/odl/cnn/conv2d?submission=a');
});

test('a path without a query stays as it is', () => {
  expect(requestedPath(new URL('http://localhost/courses/odl?_rsc=x'))).toBe('/courses/odl');
});
