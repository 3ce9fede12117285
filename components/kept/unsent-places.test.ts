import { describe, expect, it } from 'vitest';
import { areUnsentPlaces, isText, NOTHING_UNSENT, unsentAt, withUnsent } from './unsent-places.ts';

const at12 = withUnsent(NOTHING_UNSENT, { place: '12', written: 'Why twice?' });

describe('what was begun and not sent', () => {
  it('stands at its place, beside what is begun at another', () => {
    const both = withUnsent(at12, { place: 'whole', written: 'Read it again.' });
    expect(unsentAt(both, '12')).toBe('Why twice?');
    expect(unsentAt(both, 'whole')).toBe('Read it again.');
    expect(unsentAt(both, '14')).toBeNull();
    expect(unsentAt(both, 'toString')).toBeNull();
  });

  it('goes from its place alone, and with the last of it there is nothing', () => {
    const both = withUnsent(at12, { place: 'whole', written: 'Read it again.' });
    expect(withUnsent(both, { place: '12', written: null })).toEqual({ whole: 'Read it again.' });
    expect(withUnsent(at12, { place: '12', written: null })).toBe(NOTHING_UNSENT);
  });

  it('comes back as it was kept, and nothing else is taken for it', () => {
    const kept: unknown = JSON.parse(JSON.stringify(at12));
    expect(areUnsentPlaces(kept, isText)).toBe(true);
    for (const odd of [null, 'text', ['text'], { 12: 7 }, { 12: null }])
      expect(areUnsentPlaces(odd, isText)).toBe(false);
  });
});
