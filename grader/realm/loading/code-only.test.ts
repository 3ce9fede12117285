// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of programs with templates in them
import { parse, type Token, tokTypes } from 'acorn';
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
    ['one whose lines end as on Windows', "A = 'b\\\r\nc' + D"],
    ['one of the other quote', 'A = "b\\\r\nc" + D'],
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
    ['a tag that closes itself behind an attribute', 'A = <B C={D} /> + E'],
  ])('%s', (_, source) => {
    expect(lettersOf(source)).toBe(source.match(/[A-Z]/g)?.join('') ?? '');
  });

  it.each(['return', 'typeof', 'case', 'in', 'for (const a of', 'await', 'yield', 'else', 'do', 'throw'])(
    'a pattern begins behind `%s`',
    (word) => {
      expect(codeOnly(`${word} /x'y/ + Z`)).toContain('+ Z');
      expect(codeOnly(`${word} /x'y/ + Z`)).not.toContain('x');
    },
  );

  it.each([
    ['a comment', 'A // bc', 'A      '],
    ['a comment over lines', 'A /* b\nc', 'A     \n '],
    ['a text', "A = 'bc", "A = '  "],
    ['a text that ends with its own quote', "A = 'b\\'", "A = '   "],
    ['a text with a backslash at its end', "A = 'b\\", "A = '  "],
    ['a template', 'A = `bc', 'A = `  '],
    ['a pattern', 'A = /bc', 'A = /  '],
    ['a pattern in a set', 'A = /[b', 'A = /  '],
  ])('%s that the source ends leaves nothing of itself', (_, source, code) => {
    expect(codeOnly(source)).toBe(code);
  });

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

describe('a program is read as the language reads it:', () => {
  /** What is code by the tokens of the parser. */
  function byTokens(source: string): string {
    const out: string[] = [...source].map((character) => (character === '\n' ? character : ' '));
    const keep = (from: number, to: number) => {
      for (let i = from; i < to; i++) out[i] = source[i] ?? '';
    };
    const onToken = ({ type, start, end }: Token): void => {
      if (type === tokTypes.template) return;
      const flags =
        type === tokTypes.regexp ? (/[a-z]*$/.exec(source.slice(start, end))?.[0].length ?? 0) : 0;
      const isText = type === tokTypes.string || type === tokTypes.regexp;
      keep(start, isText ? start + 1 : end);
      if (isText) keep(end - flags - 1, end);
    };
    parse(source, { ecmaVersion: 'latest', sourceType: 'module', onToken });
    return out.join('');
  }

  it.each([
    'if (a) /b/.test(c)',
    'if (a) /}/.exec(b); else /`/.test(c);',
    'while ((a) && f(b)) /c/.test(d)',
    'do a(); while (b)\n/c/.test(d)',
    "for (const a of b) /'/.test(a)",
    "for (const a of /'/g[Symbol.matchAll](b)) c();",
    "async () => { for await (const a of b) /'/.test(a) }",
    "if /* a */ (b) // c\n  /'/.test(d)",
    "(a) / b / 'c'",
    "f(a) / b / 'c'",
    "a.if(b) / c / 'd'",
    "a?.while(b) / c / 'd'",
    "class A { #if(a) {} f() { return this.#if(1) / 2 / 'a' } }",
    "a.of / b / 'c' + d.return / e / 'f'",
    "const of = 4, a = of / 2 / 'b'",
    "const a = [1], of = 2, g = 3; a[0] = of\n/ 'b' / g",
    "$of / a / 'b' + in_ / c / 'd'",
    "a++ / b / 'c' + d-- / e / 'f'",
    "a\n++b / c / 'd'",
    "a\n!/'/.test(b)",
    "a !== /'/ && !/`/.test(b)",
    "a[0] / b / 'c' + d / /'/.source / '`'",
    "f(.../'/.exec(a))",
    "1. / a / 'b' + .5 / c / 'd'",
    "`a${/}/.test(b) ? `c` : d / e / 'f'}g` / h / 'i'",
    "const a = (b) => /'/.test(b)",
    "const a = /* b */ /'/, c = // d\n  /`/",
    "{ a() }\n/'/.test(b)",
    "switch (a) { case /'/: default: /`/.test(b) }",
    "export default /'/",
    "a.replaceAll(/>[^<']*</g, b)",
    "a = b ? /'/ : /`/i",
    "/[/'\\]]/.test(a) / b / 'c'",
  ])('%j', (source) => {
    expect(codeOnly(source)).toBe(byTokens(source));
  });

  it('a mark behind a value that is surely there', () => {
    expect(codeOnly("a! / b / 'c'")).toBe("a! / b / ' '");
    expect(codeOnly("f(a)! / b / 'c'")).toBe("f(a)! / b / ' '");
  });
});
