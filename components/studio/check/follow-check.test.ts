import { afterAll, expect, it, vi } from 'vitest';
import { followCheck, followTry } from './follow-check.ts';

class Events {
  static readonly CLOSED = 2;
  static readonly opened: Events[] = [];
  readyState = 1;
  onmessage: (event: { data: string }) => void = () => {};
  onerror: () => void = () => {};
  readonly address: string;
  constructor(address: string) {
    this.address = address;
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
vi.stubGlobal('EventSource', Events);
vi.useFakeTimers();
afterAll(() => {
  vi.useRealTimers();
});

it('comes back after a refusal, leaves the rest to the browser, and ends with the check', () => {
  const seen: string[] = [];
  const stop = followCheck('c', ({ state }) => seen.push(state));
  const [first] = Events.opened;
  expect(first?.address).toBe('/api/studio/checks/c/events');
  first?.fail(0);
  vi.advanceTimersByTime(60_000);
  expect(Events.opened).toHaveLength(1);
  first?.fail(Events.CLOSED);
  vi.advanceTimersByTime(60_000);
  const [, second] = Events.opened;
  second?.onmessage({ data: JSON.stringify({ state: 'running' }) });
  expect(second?.readyState).toBe(1);
  second?.onmessage({ data: JSON.stringify({ state: 'ready' }) });
  expect(second?.readyState).toBe(Events.CLOSED);
  expect(seen).toEqual(['running', 'ready']);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(Events.opened).toHaveLength(2);
});

it('follows what was tried in the same way, also where there is nothing to show', () => {
  const seen: string[] = [];
  followTry('c', ({ state }) => seen.push(state));
  const events = Events.opened.at(-1);
  expect(events?.address).toBe('/api/studio/checks/c/try');
  events?.onmessage({ data: JSON.stringify({ state: 'running' }) });
  events?.onmessage({ data: 'null' });
  expect(events?.readyState).toBe(Events.CLOSED);
  expect(seen).toEqual(['running']);
});
