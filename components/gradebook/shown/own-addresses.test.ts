import { describe, expect, it } from 'vitest';
import { OwnAddresses } from './own-addresses.ts';

describe('the address of a page that writes its own', () => {
  it('is its own when it comes back, also where only the last of several does', () => {
    const addresses = new OwnAddresses('');
    for (const address of ['q=a', 'q=ad', 'q=ada']) addresses.write(address);
    expect(addresses.isForeign('q=a')).toBe(false);
    expect(addresses.isForeign('q=ada')).toBe(false);
    expect(addresses.isForeign('q=ada')).toBe(false);
  });

  it('is somebody else’s when a link or the way back leads to it, also to one that was its own before', () => {
    const addresses = new OwnAddresses('');
    addresses.write('q=a');
    expect(addresses.isForeign('q=a')).toBe(false);
    expect(addresses.isForeign('')).toBe(true);
    expect(addresses.isForeign('q=a')).toBe(true);
  });

  it('waits for nothing where the same is written again', () => {
    const addresses = new OwnAddresses('q=a');
    addresses.write('q=a');
    expect(addresses.isForeign('')).toBe(true);
    expect(addresses.isForeign('q=a')).toBe(true);
  });
});
