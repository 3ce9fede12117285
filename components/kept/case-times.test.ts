import { expect, it } from 'vitest';
import { keepCaseTimes, readCaseTimes } from './case-times.ts';
import { testStorage } from './testing.ts';

const place = { exerciseHash: 'a'.repeat(64), backend: 'cpu' } as const;

it('keeps what cases took, apart by version and backend, and not what a time-out took', () => {
  const storage = testStorage();
  keepCaseTimes(storage, place, [
    { id: 'a', status: 'passed', durationMs: 12.4 },
    { id: 'b', status: 'timed-out', durationMs: 10_000 },
  ]);
  keepCaseTimes(storage, place, [{ id: 'c', status: 'failed', durationMs: 7 }]);
  expect(readCaseTimes(storage, place)).toEqual({ a: 12, c: 7 });
  expect(readCaseTimes(storage, { ...place, backend: 'webgpu' })).toEqual({});
  expect(readCaseTimes(storage, { ...place, exerciseHash: 'b'.repeat(64) })).toEqual({});
});

it('reads nothing from what something else wrote', () => {
  const key = `descent.times.${'a'.repeat(16)}.cpu`;
  expect(readCaseTimes(testStorage({ [key]: '{"a":"x"' }), place)).toEqual({});
  expect(readCaseTimes(testStorage({ [key]: '{"a":"x","b":3}' }), place)).toEqual({ b: 3 });
});
