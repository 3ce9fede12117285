import { expect, test } from 'vitest';
import { orAborted } from './or-aborted.ts';

test('a promise that is quicker than the signal keeps its result', async () => {
  const signal = new AbortController().signal;
  await expect(orAborted(Promise.resolve(1), signal)).resolves.toBe(1);
  await expect(orAborted(Promise.reject(new Error('own')), signal)).rejects.toThrow('own');
});

test('an aborted signal wins over a promise that never ends', async () => {
  const stop = new AbortController();
  const waiting = orAborted(new Promise(() => undefined), stop.signal);
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  await expect(orAborted(Promise.resolve(1), stop.signal)).rejects.toThrow('stopped');
});
