import { expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

it('spells out what would turn or hide the text round it', () => {
  expect(visibleText('admin\u202E\u2066 // x\u2069')).toBe('admin[U+202E][U+2066] // x[U+2069]');
  expect(visibleText('a\u200Bb\u0000\u001B[31m')).toBe('a[U+200B]b[U+0000][U+001B][31m');
});

it('leaves code, accents, right-to-left words and lines as they are', () => {
  const text = 'const é = "שלום"; // ∂L/∂x 👩‍🔬\n\treturn\n';
  expect(visibleText(text)).toBe(text);
  expect(visibleText('a\r\nb')).toBe('a\nb');
});
