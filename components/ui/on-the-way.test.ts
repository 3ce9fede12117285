import { describe, expect, it } from 'vitest';
import { OnTheWay } from './on-the-way.ts';

describe('what is on its way', () => {
  it('is done where nothing is', async () => {
    expect(await new OnTheWay().areDone()).toBe(true);
  });

  it('is waited for, and one refusal among it is told', async () => {
    const onTheWay = new OnTheWay();
    const slow = Promise.withResolvers<boolean>();
    onTheWay.add(slow.promise);
    const asked = onTheWay.areDone();
    onTheWay.add(Promise.resolve(false));
    slow.resolve(true);
    expect(await asked).toBe(false);
  });

  it('is not done where no answer came, and whoever asked hears of that', async () => {
    const onTheWay = new OnTheWay();
    const lost = onTheWay.ask(Promise.reject<{ ok: boolean }>(new TypeError('Failed to fetch')));
    const asked = onTheWay.areDone();
    await expect(lost).rejects.toThrow(TypeError);
    expect(await asked).toBe(false);
  });

  it('keeps nobody waiting for what was refused before, and said there', async () => {
    const onTheWay = new OnTheWay();
    const refused = onTheWay.ask(Promise.resolve({ ok: false, problem: 'Closed.' }));
    expect(await onTheWay.areDone()).toBe(false);
    expect(await refused).toEqual({ ok: false, problem: 'Closed.' });
    expect(await onTheWay.areDone()).toBe(true);
  });

  it('is waited for to the last, also what is asked for meanwhile', async () => {
    const onTheWay = new OnTheWay();
    const first = Promise.withResolvers<boolean>();
    const second = Promise.withResolvers<boolean>();
    onTheWay.add(first.promise);
    const asked = onTheWay.areDone();
    onTheWay.add(second.promise);
    first.resolve(true);
    await first.promise;
    second.resolve(false);
    expect(await asked).toBe(false);
  });
});
