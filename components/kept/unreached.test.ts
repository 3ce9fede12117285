import { expect, it } from 'vitest';
import { unreachedWords, whyUnreached } from './unreached.ts';

it('a server that answered with an error is not called offline, nor silent', () => {
  const failed = new Error('An unexpected response was received from the server.');
  expect(whyUnreached(failed, true)).toBe('server-error');
  expect(whyUnreached(new TypeError('Failed to fetch'), true)).toBe('no-answer');
  expect(whyUnreached(new TypeError('Failed to fetch'), false)).toBe('offline');
  const words = (['offline', 'no-answer', 'server-error'] as const).map(unreachedWords);
  expect(new Set(words).size).toBe(3);
});
