import { expect, it, vi } from 'vitest';
import { failedWords, unreachedWords, whyUnreached } from './unreached.ts';

it('a server that answered with an error is not called offline, nor silent', () => {
  const failed = new Error('An unexpected response was received from the server.');
  expect(whyUnreached(failed, true)).toBe('server-error');
  expect(whyUnreached(new TypeError('Failed to fetch'), true)).toBe('no-answer');
  expect(whyUnreached(new TypeError('Failed to fetch'), false)).toBe('offline');
  const words = (['offline', 'no-answer', 'server-error'] as const).map(unreachedWords);
  expect(new Set(words).size).toBe(3);
});

it('what failed is told with its reason and what comes next', () => {
  vi.stubGlobal('navigator', { onLine: true });
  const told = failedWords(new TypeError('Failed to fetch'), 'Check again.');
  expect(told).toBe('The server does not answer. Check again.');
  vi.stubGlobal('navigator', { onLine: false });
  expect(failedWords(new TypeError('Failed to fetch'), 'Check again.')).toBe('You are offline. Check again.');
});
