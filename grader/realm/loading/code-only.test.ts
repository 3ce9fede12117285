// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of programs with templates in them
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOnly } from './code-only.ts';

/** What is left of letters: those of code are written large in the source, and small ones are text. */
const lettersOf = (source: string): string =>
  codeOnly(source)
    .match(/[A-Za-z]/g)
    ?.join('') ?? '';

describe('of a source, what is code', () => {
  it.each([
    ['a comment to the end of its line', 'A // b\nC'],
    ['a comment over lines', 'A /* b\nc */ D'],
    ['an empty comment', 'A /**/ B'],
    ['a comment that only begins again', 'A /* b /* c */ D'],
    ['what looks like a comment in a text', "A = '// b' + C"],
    ['a quote in a comment', "A // b's\nC"],
    ['a text with its own quote', "A = 'b\\'c' + D"],
    ['a text with a backslash at its end', "A = 'b\\\\' + C"],
    ['a text of the other quote', 'A = "b\'c" + D'],
    ['a text that its line ends', "A = 'b\nC"],
    ['a text that goes on behind a backslash', "A = 'b\\\nc' + D"],
    ['an empty text', "A = '' + B"],
    ['a template', 'A = `b` + C'],
    ['a template over lines', 'A = `b\nc` + D'],
    ['a template with code', 'A = `b${C}d` + E'],
    ['a template with an object in its code', 'A = `b${{ C: 1 }}d` + E'],
    ['a template in a template', 'A = `b${C + `d${E}f` + G}h` + I'],
    ['a dollar sign that opens nothing', 'A = `b$c $ {d}` + E'],
    ['an escaped template', 'A = `b\\${c}\\`d` + E'],
    ['a brace in a text in a template', "A = `b${C + '}' + D}e` + F"],
    ['a pattern', 'A = /b/; C'],
    ['a pattern with a slash in a set', 'A = /[/b]/; C'],
    ['a pattern with an escaped slash', 'A = /b\\/c/; D'],
    ['a pattern behind a bracket', 'A(/b/) + C'],
    ['a division', 'A / B / C'],
    ['a division of a list', 'A[0] / B / C'],
    ['a division behind a bracket', '(A) / B / C'],
    ['a pattern that its line ends', 'A = /b\nC'],
    ['a tag that closes', 'A = <B>C</B>'],
    ['a tag that closes itself', 'A = <B />'],
  ])('%s', (_, source) => {
    expect(lettersOf(source)).toBe(source.match(/[A-Z]/g)?.join('') ?? '');
  });

  it.each(['return', 'typeof', 'case', 'in', 'of', 'await', 'yield'])(
    'a pattern begins behind `%s`',
    (word) => {
      expect(codeOnly(`${word} /x'y/ + Z`)).toContain('+ Z');
      expect(codeOnly(`${word} /x'y/ + Z`)).not.toContain('x');
    },
  );

  it('a name that ends like such a word divides', () => {
    expect(codeOnly("isof / A / 'x' / B")).toContain('/ B');
    expect(codeOnly("isof / A / 'x' / B")).toContain('isof / A');
  });

  it('is found in time, whatever is nested in whatever', () => {
    const started = performance.now();
    for (const part of ['`${', '/*', "'\\", '/[', '{`', '\\\\', '//', '/a', '`$'])
      codeOnly(part.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

it('every place and every line stays where it is, whatever the source', () => {
  const source = fc.string({
    unit: fc.constantFrom(
      'a',
      '/',
      '*',
      '`',
      '$',
      '{',
      '}',
      '"',
      "'",
      '\\',
      '\n',
      '[',
      ']',
      ' ',
      '(',
      '\u{1F600}',
    ),
  });
  fc.assert(
    fc.property(source, (text) => {
      const code = codeOnly(text);
      expect(code).toHaveLength(text.length);
      for (let i = 0; i < text.length; i++) {
        if (text[i] === '\n') expect(code[i]).toBe('\n');
        else if (code[i] !== text[i]) expect(code[i]).toBe(' ');
      }
    }),
    { numRuns: 500 },
  );
});
