import { expect, it } from 'vitest';
import { liveValue, steady } from './live-value.ts';

it('tells who listens of each change, and of nothing else', () => {
  const text = liveValue('a');
  const heard: string[] = [];
  const stop = text.subscribe(() => heard.push(text.get()));
  for (const next of ['a', 'ab', 'ab', 'abc']) text.set(next);
  stop();
  text.set('later');
  expect(heard).toEqual(['ab', 'abc']);
});

it('what is equal is the same: a part of the text that did not change renders nothing', () => {
  const linesWithA = steady((text: string) =>
    text.split('\n').flatMap((line, at) => (line.includes('a') ? [at] : [])),
  );
  const first = linesWithA('a\nb');
  expect(linesWithA('a\nbb')).toBe(first);
  expect(linesWithA('a\nba')).toEqual([0, 1]);
});
