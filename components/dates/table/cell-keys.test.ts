import { describe, expect, it } from 'vitest';
import { actOfKey } from './cell-keys.ts';

const alone = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof alone> = {}) =>
  actOfKey({ ...alone, ...held, key }, { hasOffers: false });

describe('a key on a chosen cell of the dates', () => {
  it('moves by arrows, and with Shift takes in what it passes', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'move', by: [1, 0], extend: false });
    expect(press('ArrowLeft', { shiftKey: true })).toEqual({ kind: 'move', by: [0, -1], extend: true });
  });

  it('shifts by a week with Alt and an arrow to a side; up and down it moves all the same', () => {
    expect(press('ArrowRight', { altKey: true })).toEqual({ kind: 'shift', days: 7 });
    expect(press('ArrowLeft', { altKey: true })).toEqual({ kind: 'shift', days: -7 });
    expect(press('ArrowUp', { altKey: true })).toMatchObject({ kind: 'move' });
  });

  it('fills down with Ctrl or ⌘ and D, and leaves a plain d', () => {
    expect(press('d', { ctrlKey: true })).toEqual({ kind: 'fill' });
    expect(press('D', { metaKey: true })).toEqual({ kind: 'fill' });
    expect(press('d')).toBeNull();
  });

  it('opens the cell: as it is, or with what was typed', () => {
    expect(press('Enter')).toEqual({ kind: 'open', typed: null });
    expect(press('F2')).toEqual({ kind: 'open', typed: null });
    expect(press('7')).toEqual({ kind: 'open', typed: '7' });
    expect(actOfKey({ ...alone, key: '1' }, { hasOffers: true })).toBeNull();
  });

  it('clears by Delete, and leaves every other key to the page', () => {
    expect(press('Delete')).toEqual({ kind: 'clear' });
    for (const key of ['n', 'Tab', 'Escape', '/', ' ']) expect(press(key), key).toBeNull();
  });
});
