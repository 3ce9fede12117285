import { describe, expect, it } from 'vitest';
import { addressNameOf, slugOf } from './address-name.ts';

describe('the name of an address', () => {
  it('is the title without accents, signs and more than an address holds', () => {
    expect(slugOf('  Résumé: ∇f = 0! ')).toBe('resume-f-0');
    expect(slugOf('x'.repeat(100))).toHaveLength(60);
  });

  it('is another where no letter of the title can stand in an address, and none where it has no letter', () => {
    expect(addressNameOf('勾配降下', 'exercise')).toBe('exercise');
    expect(addressNameOf(' … ', 'exercise')).toBe('');
  });
});
