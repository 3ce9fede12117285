import { expect, it } from 'vitest';
import { withLineFeeds } from './line-ends.ts';

it('a text from another system is what the editor says it is', () => {
  expect(withLineFeeds('a\r\nb\rc\n\r\n')).toBe('a\nb\nc\n\n');
  expect(withLineFeeds('a\nb')).toBe('a\nb');
});
