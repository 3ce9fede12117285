import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAssets } from './asset-bytes.ts';

it('gives assets by their name without the folder, and no other file', () => {
  expect(
    decodeAssets({
      'assets/digits.bin': 'AP+A',
      'assets/empty.bin': '',
      'cases.ts': 'AAAA',
      'misconceptions/assets/x.ts': 'AAAA',
      assets: 'AAAA',
    }),
  ).toEqual({ 'digits.bin': Uint8Array.of(0, 255, 128), 'empty.bin': new Uint8Array(0) });
});

it('gives back the bytes that were put in, of every length and value', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const files = { 'assets/a.bin': Buffer.from(bytes).toString('base64') };
      expect(decodeAssets(files)['a.bin']).toEqual(bytes);
    }),
  );
});

it('an asset may have any name: none is a property that every object has', () => {
  const decoded = decodeAssets({ 'assets/toString': 'AQ==', 'assets/constructor': 'Ag==' });
  expect([decoded.toString, decoded.constructor]).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
});

it('text that is no base64 is no asset, and is not read as one', () => {
  expect(() => decodeAssets({ 'assets/a.bin': '***' })).toThrow();
});
