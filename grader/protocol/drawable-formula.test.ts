import { expect, it } from 'vitest';
import { isDrawable } from './drawable-formula.ts';

it.each([
  ['\\left(x\\right)', true],
  ['\\longrightarrow', true],
  ['x'.repeat(2_000), true],
  ['x'.repeat(2_001), false],
  ['\\long', false],
  ['\\edef\\a{}', false],
  ['\\renewcommand{\\a}{x}\\a', false],
])('%.20s is drawable: %s', (tex, drawable) => {
  expect(isDrawable(tex)).toBe(drawable);
});
