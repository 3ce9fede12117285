import { describe, expect, it } from 'vitest';
import { ok, type Result, refuse } from './result.ts';
import { type Looks, watchLooks } from './watch-looks.ts';

/** A page's reader: what it would be shown, one value a look; the last again and again. */
function reading(values: readonly number[], more: Partial<Looks<number, 'gone'>> = {}) {
  const counts = { open: 0, looks: 0, ended: 0 };
  const controller = new AbortController();
  const looks: Looks<number, 'gone'> = {
    hold: () => {
      counts.open += 1;
      let held = true;
      return () => {
        if (held) [held, counts.open, counts.ended] = [false, counts.open - 1, counts.ended + 1];
      };
    },
    signal: controller.signal,
    everyMs: 1,
    look: async (): Promise<Result<number, 'gone'>> => {
      const value = values[Math.min(counts.looks, values.length - 1)];
      counts.looks += 1;
      return value === undefined ? refuse('gone') : ok(value);
    },
    pulse: async () => String(counts.looks),
    ...more,
  };
  return { counts, controller, looks };
}

async function shown(watched: Awaited<ReturnType<typeof watchLooks<number, 'gone'>>>, count: number) {
  if (!watched.ok) throw new Error(watched.refusal);
  const seen: number[] = [];
  for await (const view of watched.value) {
    seen.push(view);
    if (seen.length === count) break;
  }
  return seen;
}

describe('watchLooks', () => {
  it('shows what is there at once, and then what changed, each once', async () => {
    const { counts, looks } = reading([1, 1, 2, 2, 3]);
    expect(await shown(await watchLooks(looks), 3)).toEqual([1, 2, 3]);
    expect(counts.open).toBe(0);
  });

  it('looks at the whole only when the pulse has moved, or cannot say', async () => {
    let pulses = 0;
    const still = reading([1], {
      pulse: async () => {
        pulses += 1;
        if (pulses > 5) still.controller.abort();
        return 'same';
      },
    });
    await shown(await watchLooks(still.looks), 9);
    // The first look, and one more for what was written meanwhile.
    expect(still.counts.looks).toBe(2);
    const unsure = reading([1, 1, 1, 2], { pulse: async () => null });
    expect(await shown(await watchLooks(unsure.looks), 2)).toEqual([1, 2]);
  });

  it('ends with the reader, when nothing more can come, and when the reader may see it no more', async () => {
    const leaves = reading([1]);
    const watched = await watchLooks(leaves.looks);
    leaves.controller.abort();
    expect(await shown(watched, 9)).toEqual([1]);
    const finished = reading([1, 2, 3], { goesOn: (view) => view < 2 });
    expect(await shown(await watchLooks(finished.looks), 9)).toEqual([1, 2]);
    let looks = 0;
    const lost = reading([], {
      look: async () => {
        looks += 1;
        return looks === 1 ? ok(1) : refuse('gone');
      },
    });
    expect(await shown(await watchLooks(lost.looks), 9)).toEqual([1]);
    expect([leaves, finished, lost].map(({ counts }) => counts.open)).toEqual([0, 0, 0]);
  });

  it('refuses without a stream what must not be seen, and one stream too many', async () => {
    const forbidden = reading([]);
    expect(await watchLooks(forbidden.looks)).toEqual(refuse('gone'));
    expect(forbidden.counts).toMatchObject({ open: 0, ended: 1 });
    const crowded = reading([1], { hold: () => null });
    expect(await watchLooks(crowded.looks)).toEqual(refuse('too-many-streams'));
    expect(crowded.counts.looks).toBe(0);
  });

  it('counts no stream of a reader who went away before it began', async () => {
    const { counts, looks } = reading([1], { signal: AbortSignal.abort() });
    expect(await watchLooks(looks)).toMatchObject({ ok: true });
    expect(counts).toMatchObject({ open: 0, ended: 1 });
  });

  it('a look that fails gives the stream back', async () => {
    const broken = reading([1], { look: () => Promise.reject(new Error('no database')) });
    await expect(watchLooks(broken.looks)).rejects.toThrow('no database');
    expect(broken.counts.open).toBe(0);
    let looks = 0;
    const later = reading([1], {
      look: async () => {
        looks += 1;
        if (looks > 1) throw new Error('lost');
        return ok(1);
      },
    });
    await expect(shown(await watchLooks(later.looks), 9)).rejects.toThrow('lost');
    expect(later.counts.open).toBe(0);
  });
});
