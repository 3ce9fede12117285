import { describe, expect, it } from 'vitest';
import { beginsDate } from './begins-date.ts';
import { parseDate } from './parse-date.ts';

const alone = { ctrlKey: false, metaKey: false, altKey: false };
const plain = (key: string) => beginsDate({ ...alone, key }, { hasOffers: false });

describe('a key on a chosen cell', () => {
  it('begins every form of a date that can be read', () => {
    for (const text of ['7 dec 18:00', 'tue 18', '+1w', '-2d', '2026-12-07', 'sun', 'Mon', 'wed', 'fri']) {
      expect(parseDate(text, '2026-12-01T23:59'), text).not.toBeUndefined();
      expect(plain(text[0] ?? ''), text).toBe(true);
    }
  });

  it('leaves the keys of the page and of the grid alone', () => {
    for (const key of ['n', 'N', '/', '?', 'Enter', 'F2', 'Delete', 'ArrowDown', 'Tab', ' '])
      expect(plain(key), key).toBe(false);
    expect(beginsDate({ ...alone, key: 's', ctrlKey: true }, { hasOffers: false })).toBe(false);
  });

  it('takes an offer with 1 and 2, where there are some', () => {
    expect(beginsDate({ ...alone, key: '1' }, { hasOffers: true })).toBe(false);
    expect(beginsDate({ ...alone, key: '3' }, { hasOffers: true })).toBe(true);
    expect(plain('1')).toBe(true);
  });
});
