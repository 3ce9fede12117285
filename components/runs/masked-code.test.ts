import { expect, it } from 'vitest';
import { maskedCode } from './masked-code.ts';

it.each([
  ['f(\'a, b\', "c\\"d") // e, f\n/* g\nh */ i', 'f(000000, 000000)        \n    \n     i'],
  [['`a $', '{ `b $', '{c}` } {` + d'].join(''), '0000000000000000000 + d'],
  ["'open\nnext", '00000\nnext'],
])('leaves of %j what is code, at its place', (code, masked) => {
  expect(maskedCode(code)).toBe(masked);
  expect(masked).toHaveLength(code.length);
});
