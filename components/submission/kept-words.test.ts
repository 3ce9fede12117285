import { expect, it } from 'vitest';
import { keptWords } from './kept-words.ts';

it('says why a submission waits, and that it will be sent', () => {
  expect(keptWords('too-many-waiting')).toBe(
    'Five of your submissions are waiting to be verified. Your submission is kept in this browser and will be sent.',
  );
  expect(keptWords('signed-out')).toMatch(/^You are signed out\. Your submission is kept/);
});

it('says that runs work where only the connection is gone', () => {
  expect(keptWords('offline')).toMatch(/^You are offline\. Runs work\. Your submission is kept/);
  expect(keptWords('no-answer')).not.toContain('Runs work');
});
