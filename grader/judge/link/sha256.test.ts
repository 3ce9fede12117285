import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from './sha256.ts';

const hex = (words: Uint32Array): string =>
  [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

it('is SHA-256, at every length that ends a block', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
    expect(hex(sha256(bytes))).toBe(digest(bytes));
  }
});

it('is SHA-256 of anything', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => hex(sha256(bytes)) === digest(bytes)));
});
