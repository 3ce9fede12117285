import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followSubmission } from './follow-submission.ts';

class Events {
  static readonly CLOSED = 2;
  static opened: Events[] = [];
  readyState = 1;
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
const say = (state: string) => Events.opened.at(-1)?.onmessage({ data: JSON.stringify({ state }) });

beforeEach(() => {
  Events.opened = [];
  vi.stubGlobal('EventSource', Events);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks again after a refusal, and gets the verdict that came meanwhile', () => {
  const states: string[] = [];
  followSubmission('s', ({ state }) => states.push(state));
  say('verifying');
  Events.opened[0]?.fail(Events.CLOSED);
  vi.advanceTimersByTime(5_000);
  say('verified');
  expect(states).toEqual(['verifying', 'verified']);
  expect(Events.opened.map(({ readyState }) => readyState)).toEqual([2, 2]);
  vi.advanceTimersByTime(600_000);
  expect(Events.opened).toHaveLength(2);
});

it('leaves it to the browser to come back to a stream that broke off', () => {
  followSubmission('s', () => {});
  Events.opened[0]?.fail(0);
  vi.advanceTimersByTime(600_000);
  expect(Events.opened).toHaveLength(1);
});

it('asks ever less often while it is refused, and no more once nobody looks', () => {
  const stop = followSubmission('s', () => {});
  for (let minute = 0; minute < 10; minute++) {
    Events.opened.at(-1)?.fail(Events.CLOSED);
    vi.advanceTimersByTime(60_000);
  }
  expect(Events.opened).toHaveLength(11);
  Events.opened.at(-1)?.fail(Events.CLOSED);
  vi.advanceTimersByTime(50_000);
  expect(Events.opened).toHaveLength(11);
  stop();
  vi.advanceTimersByTime(600_000);
  expect(Events.opened).toHaveLength(11);
});
