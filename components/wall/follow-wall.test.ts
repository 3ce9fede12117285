import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { followWall } from './follow-wall.ts';

class Events {
  static readonly CLOSED = 2;
  static readonly opened: Events[] = [];
  readyState = 1;
  onopen: () => void = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  onerror: () => void = () => {};
  constructor() {
    Events.opened.push(this);
  }
  close() {
    this.readyState = Events.CLOSED;
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror();
  }
}

beforeAll(() => {
  vi.stubGlobal('EventSource', Events);
  vi.useFakeTimers();
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('calls figures old only when the stream does not come back, and asks again after a refusal', () => {
  const states: string[] = [];
  const offline: boolean[] = [];
  const stop = followWall('/wall', {
    show: ({ state }) => states.push(state),
    tellOffline: (isOffline) => offline.push(isOffline),
  });
  const [first] = Events.opened;
  first?.fail(0);
  vi.advanceTimersByTime(3_000);
  first?.onopen();
  vi.advanceTimersByTime(60_000);
  expect(offline).not.toContain(true);
  first?.fail(Events.CLOSED);
  vi.advanceTimersByTime(10_000);
  expect(offline.at(-1)).toBe(true);
  const [, second] = Events.opened;
  second?.onmessage({ data: JSON.stringify({ state: 'on' }) });
  expect([states, offline.at(-1)]).toEqual([['on'], false]);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(Events.opened).toHaveLength(2);
});
