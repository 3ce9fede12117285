import { describe, expect, it } from 'vitest';
import type { ProvingHosts } from '../jobs/grading-host.ts';
import { withProving } from './with-proving.ts';

/** Hosts that are asked for nothing but to close. */
function opening(whileOpened: () => void = () => undefined) {
  let closed = 0;
  const openProving = async () => {
    whileOpened();
    const close = async () => {
      closed += 1;
    };
    return { close } as ProvingHosts;
  };
  return { openProving, timesClosed: () => closed };
}

describe('hosts that prove, for one piece of work', () => {
  it('are closed when it has ended, well or not', async () => {
    const { openProving, timesClosed } = opening();
    const { signal } = new AbortController();
    expect(await withProving({ openProving, signal }, async () => 'proved')).toBe('proved');
    expect(timesClosed()).toBe(1);
    const failing = async () => {
      throw new Error('broken');
    };
    await expect(withProving({ openProving, signal }, failing)).rejects.toThrow('broken');
    expect(timesClosed()).toBe(2);
  });

  it('are not used by what was cancelled while they were opened', async () => {
    const cancelled = new AbortController();
    const { openProving, timesClosed } = opening(() => cancelled.abort(new Error('cancelled')));
    let used = false;
    const work = withProving({ openProving, signal: cancelled.signal }, async () => {
      used = true;
    });
    await expect(work).rejects.toThrow('cancelled');
    expect([used, timesClosed() > 0]).toEqual([false, true]);
  });

  it('are closed at once by who cancels, and what comes of them afterwards does not count', async () => {
    const cancelled = new AbortController();
    const { openProving, timesClosed } = opening();
    const work = withProving({ openProving, signal: cancelled.signal }, async () => {
      cancelled.abort(new Error('cancelled'));
      return timesClosed();
    });
    await expect(work).rejects.toThrow('cancelled');
    expect(timesClosed()).toBeGreaterThan(1);
  });
});
