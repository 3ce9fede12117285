import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { createEffort } from './search-effort.ts';

const CALL = { call: 'f', args: [tensor([1])], mode: { kind: 'plain' } } as const;
const SECOND_MS = 1_000;

function mistake(kernelCount: number, value = tensor([2])): EntryModule {
  const cost = { kernels: {}, kernelCount, newBytes: 0, peakBytes: 0, leakedTensors: 0, wallMs: 0 };
  return {
    exports: ['f'],
    driverExports: [],
    call: async () => ({ kind: 'returned', value, cost, changedInput: null }),
  };
}

/** Calls of a mistake until the search ends, each of which takes so long on the clock. */
async function callsOf(form: EntryModule, { takesMs = 0, slowness = 1 } = {}): Promise<number> {
  let now = 0;
  const effort = createEffort({ stopped: () => false, slowness, now: () => now });
  const ask = effort.ask(form);
  let calls = 0;
  while (effort.mayGoOn()) {
    await ask(CALL);
    now += takesMs;
    calls += 1;
  }
  return calls;
}

describe('a search for known mistakes', () => {
  it('looks at as much on a machine that is forty times slower', async () => {
    const idle = await callsOf(mistake(10_000), { takesMs: 0.2 * SECOND_MS });
    expect(idle).toBeGreaterThan(20);
    expect(await callsOf(mistake(10_000), { takesMs: 40 * 0.2 * SECOND_MS, slowness: 40 })).toBe(idle);
  });

  it('goes on past any time on the clock at which a person would not yet call it broken', async () => {
    const calls = await callsOf(mistake(100), { takesMs: 2 * SECOND_MS });
    expect(calls * 2).toBeGreaterThanOrEqual(30);
    expect(calls * 2).toBeLessThanOrEqual(60);
  });

  it('computes the less the larger its tensors are, and ends where it computes nothing', async () => {
    const large = tensor(Array.from({ length: 9_000 }, () => 1));
    const [few, many] = [await callsOf(mistake(1_000, large)), await callsOf(mistake(1_000))];
    expect(few * 5).toBeLessThan(many);
    const throws: EntryModule = {
      ...mistake(0),
      call: async () =>
        ({ kind: 'threw', error: { kind: 'thrown', name: 'E', message: '' }, cost: null }) as never,
    };
    expect(await callsOf(throws)).toBeGreaterThan(many);
  });

  it('ends with the run', () => {
    expect(createEffort({ stopped: () => true, slowness: 1 }).mayGoOn()).toBe(false);
  });
});
