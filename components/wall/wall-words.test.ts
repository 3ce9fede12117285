import { expect, test } from 'vitest';
import type { WallView } from '#server/insight/wall/wall-view.ts';
import { labelledMinutes, standingWords, wallSentence } from './wall-words.ts';

const view = (more: Partial<WallView>): WallView => ({
  course: { slug: 'dl', title: 'DL', timeZone: 'UTC' },
  exercise: { slug: 'cnn/conv2d', module: 'CNNs', number: '4.2', title: 'Convolution' },
  ...{ enrolled: 3, hiddenCases: 0, state: 'on', board: null, runs: false },
  ...more,
});

test('a wall without counts says why, and what to do', () => {
  expect(wallSentence(view({ state: 'off' }))).toBe('The wall is off. An instructor turns it on.');
  expect(wallSentence(view({ state: 'off', runs: true }))).toContain('Turn it on');
  expect(wallSentence(view({ board: { working: 0, room: null } }))).toBe(
    'Waiting for the first run. Open 4.2 and press Run.',
  );
  expect(wallSentence(view({ board: { working: 1, room: null } }))).toContain('from the second on');
});

test('old counts are called old: ended before paused before offline', () => {
  const [pausedAt, offlineSince] = ['10:41', '10:57'];
  expect(standingWords({ state: 'ended', pausedAt, offlineSince })).toBe('Ended, last counts');
  expect(standingWords({ state: 'on', pausedAt, offlineSince })).toBe('Paused 10:41');
  expect(standingWords({ state: 'on', pausedAt: null, offlineSince })).toBe('Last update 10:57');
  expect(standingWords({ state: 'on', pausedAt: null, offlineSince: null })).toBeNull();
});

test('times stand at quarters of an hour and at the end, and do not touch', () => {
  const from = Date.UTC(2026, 0, 1, 10, 15);
  const minutes = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ at: new Date(from + at * 60_000).toISOString() }));
  const labels = (count: number) => [...labelledMinutes(minutes(count))].map((at) => at.slice(11, 16));
  expect(labels(44)).toEqual(['10:15', '10:30', '10:45', '10:58']);
  expect(labels(32)).toEqual(['10:15', '10:30', '10:46']);
  expect(labels(1)).toEqual(['10:15']);
  expect(labels(90)).toEqual(['10:30', '11:00', '11:30', '11:44']);
});
