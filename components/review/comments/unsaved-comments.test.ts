import { describe, expect, it, vi } from 'vitest';
import { createUnsavedComments } from './unsaved-comments.ts';

const FAILED = 'The server could not be reached.';

describe('comments that have not arrived', () => {
  it('are none once they are saved', async () => {
    const unsaved = createUnsavedComments();
    expect(await unsaved.areNone()).toBe(true);
    expect(await unsaved.send(3, Promise.resolve(null))).toBeNull();
    expect(await unsaved.areNone()).toBe(true);
  });

  it('are waited for, and what failed stays until its own form is left', async () => {
    const unsaved = createUnsavedComments();
    const onLost = vi.fn();
    expect(await unsaved.send(3, Promise.resolve(FAILED))).toBe(FAILED);
    unsaved.leave(null, onLost);
    expect(await unsaved.areNone()).toBe(false);
    unsaved.leave(3, onLost);
    expect(await unsaved.areNone()).toBe(true);
    // It was read in the form.
    expect(onLost).not.toHaveBeenCalled();
  });

  it('are told where they fail after their form was left, and keep nobody waiting then', async () => {
    const unsaved = createUnsavedComments();
    const onLost = vi.fn();
    const { promise, resolve } = Promise.withResolvers<string | null>();
    const sent = unsaved.send(null, promise);
    unsaved.leave(null, onLost);
    const asked = unsaved.areNone();
    resolve(FAILED);
    expect([await asked, await sent]).toEqual([false, FAILED]);
    expect(onLost.mock.calls).toEqual([[FAILED]]);
    expect(await unsaved.areNone()).toBe(true);
  });

  it('of a line are what was sent last', async () => {
    const unsaved = createUnsavedComments();
    await unsaved.send(3, Promise.resolve(FAILED));
    expect(await unsaved.send(3, Promise.resolve(null))).toBeNull();
    expect(await unsaved.areNone()).toBe(true);
  });
});
