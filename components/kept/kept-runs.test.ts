import { expect, it } from 'vitest';
import { reportSchema } from '#grader/protocol.ts';
import { outcomeOf, reportOf } from '../evidence/testing.ts';
import { keepRun, listKeptRuns, readLastRun } from './kept-runs.ts';
import { testStorage } from './testing.ts';

const place = { userId: 'mo', exercise: 'odl/warm-up/relu' };
const ranAt = '2026-11-25T21:54:00.000Z';
const report = reportOf([outcomeOf('a'), outcomeOf('b', { status: 'failed' })]);

it('the last run comes back whole, and every run with its text and result', () => {
  const storage = testStorage();
  keepRun(storage, place, { report, source: 'first', ranAt });
  keepRun(storage, place, { report: reportOf([outcomeOf('a')]), source: 'second', ranAt });
  expect(listKeptRuns(storage, place)).toMatchObject([
    { source: 'second', casesPassed: 1, casesTotal: 1, points: 2, pointsMax: 2 },
    { source: 'first', casesPassed: 1, casesTotal: 2, points: 2, pointsMax: 4 },
  ]);
  const last = readLastRun(storage, place);
  expect(last?.source).toBe('second');
  expect(reportSchema.parse(last?.report).cases).toHaveLength(1);
  expect(listKeptRuns(storage, { ...place, userId: 'ada' })).toEqual([]);
});

it('two runs of one text are one entry', () => {
  const storage = testStorage();
  for (const source of ['same', 'other', 'same']) keepRun(storage, place, { report, source, ranAt });
  expect(listKeptRuns(storage, place).map(({ source }) => source)).toEqual(['same', 'other']);
});

it('keeps a bounded number of texts, and no report that is too long', () => {
  const storage = testStorage();
  for (let at = 0; at < 40; at += 1) keepRun(storage, place, { report, source: `text ${at}`, ranAt });
  const kept = listKeptRuns(storage, place);
  expect(kept.length).toBeLessThan(20);
  expect(kept[0]?.source).toBe('text 39');
  const long = reportOf([outcomeOf('a', { title: 'x'.repeat(600_000) })]);
  keepRun(storage, place, { report: long, source: 'long', ranAt });
  // Not an older one either: it would be of other code.
  expect(readLastRun(storage, place)).toBeNull();
  keepRun(storage, place, { report, source: 'y'.repeat(200_000), ranAt });
  expect([...storage.held.values()].reduce((sum, text) => sum + text.length, 0)).toBeLessThan(500_000);
});

it('reads nothing from what something else wrote, and breaks on nothing', () => {
  for (const text of ['{', '[{"source":1}]', '{"source":"a"}']) {
    const storage = testStorage({
      'descent.runs.mo.odl/warm-up/relu': text,
      'descent.run.mo.odl/warm-up/relu': text,
    });
    expect(listKeptRuns(storage, place)).toEqual([]);
    expect(readLastRun(storage, place)).toBeNull();
  }
});
