import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleIn, visibleText } from './visible-text.ts';

it('spells out what would turn or hide the text round it', () => {
  expect(visibleText('admin\u202E\u2066 // x\u2069')).toBe('admin[U+202E][U+2066] // x[U+2069]');
  expect(visibleText('a\u200Bb\u0000\u001B[31m')).toBe('a[U+200B]b[U+0000][U+001B][31m');
});

it('leaves code, accents, right-to-left words and lines as they are', () => {
  const text = 'const é = "שלום"; // ∂L/∂x 👩‍🔬\n\treturn\n';
  expect(visibleText(text)).toBe(text);
  expect(visibleText('a\r\nb')).toBe('a\nb');
});

it.each([
  ['a bell', '\u0007', '[U+0007]'],
  ['a backspace', '\b', '[U+0008]'],
  ['a form feed', '\f', '[U+000C]'],
  ['a return that overwrites its line', '\r', '[U+000D]'],
  ['two of them before a line end', '\r\r\n', '[U+000D]\n'],
  ['a delete', '\u007F', '[U+007F]'],
  ['a next line of IBM', '\u0085', '[U+0085]'],
  ['a control sequence of one byte', '\u009B', '[U+009B]'],
  ['a soft hyphen', '\u00AD', '[U+00AD]'],
  ['a mark of right-to-left', '\u200F', '[U+200F]'],
  ['a line separator', '\u2028', '[U+2028]'],
  ['a paragraph separator', '\u2029', '[U+2029]'],
  ['a word joiner', '\u2060', '[U+2060]'],
  ['a mark of order', '\uFEFF', '[U+FEFF]'],
  ['a tag of a language', '\u{E0041}', '[U+E0041]'],
  ['an Arabic letter mark', '\u061C', '[U+061C]'],
])('%s is seen', (_, hidden, seen) => {
  expect(visibleText(`a${hidden}b`)).toBe(`a${seen}b`);
});

it.each(['\u200C', '\u200D', '\t', '\n', '\u00A0', '\u3000', 'e\u0301', '\u{1F600}'])(
  '%j is left: text needs it',
  (kept) => {
    expect(visibleText(`a${kept}b`)).toBe(`a${kept}b`);
  },
);

/** Of any code units, halves of characters too. */
const text = fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units));

it('text that was made visible stays as it is, and steers nothing', () => {
  fc.assert(
    fc.property(text, (any) => {
      const seen = visibleText(any);
      expect(visibleText(seen)).toBe(seen);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      expect(seen).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    }),
  );
});

describe('the texts within a value', () => {
  it('are made visible wherever they stand, and all else is kept', () => {
    const value = { a: 'x\u0000', list: ['\u202E', 3, null, true, { deep: '\u001B' }], none: undefined };
    expect(visibleIn(value)).toEqual({
      a: 'x[U+0000]',
      list: ['[U+202E]', 3, null, true, { deep: '[U+001B]' }],
      none: undefined,
    });
    expect(value.a).toBe('x\u0000');
  });

  it('have no half characters, which a database refuses', () => {
    expect(visibleIn(['\uD800', 'a\uDC00b', '\u{1F600}'])).toEqual(['\uFFFD', 'a\uFFFDb', '\u{1F600}']);
  });

  it('change no prototype by the name of a key', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": "\\u0000"}}') as Record<string, unknown>;
    const seen = visibleIn(hostile);
    expect(Object.getPrototypeOf(seen)).toBe(Object.prototype);
    expect(seen.polluted).toBeUndefined();
    expect(Object.hasOwn(seen, '__proto__')).toBe(true);
  });

  it.each([0, -0, Number.NaN, Infinity, true, false, null, undefined])('%s is no text', (value) => {
    expect(Object.is(visibleIn(value), value)).toBe(true);
  });
});
