import { expect, test, vi } from 'vitest';
import { viewStream } from './view-stream.ts';

async function* counting(upTo: number) {
  for (let n = 1; n <= upTo; n += 1) yield { n };
}

test('tells each view as an event and ends with the last', async () => {
  const response = viewStream(counting(2), new AbortController().signal);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('cache-control')).toContain('no-store');
  expect(await response.text()).toBe('data: {"n":1}\n\ndata: {"n":2}\n\n');
});

test('keeps nothing for a reader who has gone, nor for one who goes before anything was read', async () => {
  vi.useFakeTimers();
  try {
    expect(viewStream(counting(2), AbortSignal.abort()).body).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
    const reader = new AbortController();
    viewStream(counting(2), reader.signal);
    expect(vi.getTimerCount()).toBe(1);
    reader.abort();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
