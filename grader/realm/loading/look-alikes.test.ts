// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of programs with templates in them
import { describe, expect, it } from 'vitest';
import { isLoadRefusal } from '../code-errors.ts';
import { asMeant, findLookAlike, lookAlikesIn, lookAlikeWords, meantBy } from './look-alikes.ts';
import { loadModule } from './module-loader.ts';

function refusalOf(source: string) {
  try {
    loadModule({ fileName: 'solution.ts', source, require: () => ({}) });
  } catch (error) {
    if (isLoadRefusal(error)) return error.codeError;
    throw error;
  }
  return null;
}

describe('a look-alike that keeps a source from compiling is named with its place', () => {
  it.each([
    [
      'a Greek question mark',
      'export const f = (x: number) => {\n  return x\u037E }',
      2,
      11,
      /U\+037E.*Type `;`/,
    ],
    ['typographic quotes', 'const a = 1;\nexport const b = “float32”;', 2, 18, /`“` \(U\+201C\).*Type `"`/],
    ['single ones', 'export const b = ‘a’;', 1, 18, /U\+2018.*Type `'`/],
    ['a minus sign', 'export const f = (a: number) => a − 1;', 1, 35, /U\+2212.*Type `-`/],
    ['a minus sign that touches', 'const a = 1;\nexport const b = a−1;', 2, 19, /U\+2212/],
    ['a dash', 'export const b = 3 – 1;', 1, 20, /U\+2013/],
    ['a space of no width', 'export const b =\u200B 1;', 1, 17, /cannot be seen.*U\+200B.*Delete/],
    ['a mark of direction', 'export const b = 1;\u202E', 1, 20, /U\+202E/],
    ['a wide bracket', 'export const f = （x: number） => x;', 1, 18, /U\+FF08.*Type `\(`/],
    ['a wide brace', 'export function f() ｛ return 1; }', 1, 21, /Type `{`/],
    ['a wide semicolon', 'export const a = 1；\nexport const b = 2；', 1, 19, /Type `;`/],
    ['a times sign', 'export const a = 2 × 3;', 1, 20, /Type `\*`/],
    ['an arrow', 'export const f = (x: number) → x;', 1, 30, /Type `=>`/],
    ['three dots in one', 'export const f = (…x: number[]) => x;', 1, 19, /Type `\.\.\.`/],
    ['a sign of comparison', 'export const a = 1 ≤ 2;', 1, 20, /Type `<=`/],
    ['a square', 'export const f = (x: number) => x²;', 1, 34, /Type `\*\* 2`/],
    [
      'a letter of another alphabet in a keyword',
      'export function f() { r\u0435turn 1; }',
      1,
      24,
      /letter `e`/,
    ],
  ])('%s', (_what, source, line, column, message) => {
    expect(refusalOf(source)).toMatchObject({
      kind: 'compile',
      line,
      column,
      message: expect.stringMatching(message),
    });
  });
});

it.each([
  ['strings', 'export const a = "“ ” ‘ − × \u200B ；";'],
  ['templates', 'export const a = `… → ${1 + 1} “`;'],
  ['comments', '// “quotes” − and × …\n/* → \u200B */ export const a = 1;'],
  ['patterns', 'export const a = /[“”−]/.test("");'],
  ['names', 'export const σ = 1;\nexport const Δx = 2;\nconst é = 3, 数 = 4;'],
  ['spaces that do not break', 'export\u00a0const a\u3000= 1;'],
])('in %s they are what they are', (_where, source) => {
  expect(refusalOf(source)).toBeNull();
});

it('is not named where something else is wrong', () => {
  const source = 'export const a = "“";\nexport const b = ;\n// −';
  expect(refusalOf(source)).toMatchObject({ line: 2, message: expect.not.stringMatching(/U\+/) });
  expect(refusalOf('export const f = (;\nconst a = 1；')).toMatchObject({
    line: 1,
    message: expect.not.stringMatching(/U\+/),
  });
});

it('knows wide forms of all of ASCII, and leaves ordinary letters alone', () => {
  for (let code = 0x21; code < 0x7f; code++) {
    expect(meantBy(String.fromCharCode(code + 0xfee0))).toBeTruthy();
    expect(meantBy(String.fromCharCode(code))).toBeNull();
  }
  expect(['é', 'ß', 'λ', 'β', '数', '\u00a0'].map(meantBy)).toEqual([null, null, null, null, null, null]);
  expect(lookAlikeWords('ａ')).toContain('looks like the letter `a`');
});

describe('a name that is read otherwise than it is written', () => {
  it.each([
    ['r\u0435sult', ['\u0435'], 'result'],
    ['\u0441\u043Env2d', ['\u0441', '\u043E'], 'conv2d'],
    ['\u0410dam\u0410', ['\u0410'], 'AdamA'],
    ['\uFF41xis', ['\uFF41'], 'axis'],
    ['result', [], 'result'],
    ['größe', [], 'größe'],
    ['λ', [], 'λ'],
    ['\u0440\u0435\u0437', [], '\u0440\u0435\u0437'],
    ['x_λ', [], 'x_λ'],
    ['x\u2212y', [], 'x\u2212y'],
    ['', [], ''],
  ])('%j has the letters %j of another script, and means %s', (name, alike, meant) => {
    expect(lookAlikesIn(name)).toEqual(alike);
    expect(asMeant(name)).toBe(meant);
  });
});

describe('of several look-alikes, the guilty one', () => {
  /** Where the first of these characters stands outside of texts: what a parser would stumble over. */
  const stumbles =
    (over: string) =>
    (source: string): number | null => {
      const at = source.search(new RegExp(`[${over}]`));
      return at < 0 ? null : at;
    };

  it.each([
    ['is the one on the line of the fault', 'a − b;\nc ； d', '；', 2, 3],
    ['is the first where two are on one line', 'a ； b ； c', '；', 1, 3],
    ['may stand at the very beginning', '；a', '；', 1, 1],
    ['may stand at the very end', 'a\n；', '；', 2, 1],
  ])('%s', (_, source, over, line, column) => {
    expect(findLookAlike(source, stumbles(over))).toMatchObject({ line, column });
  });

  it('is the last before the fault where none stands on its line, and else the first of all', () => {
    const readable = (source: string): boolean => !source.includes('；');
    const at = (place: number) => (source: string) => (readable(source) ? null : place);
    expect(findLookAlike('a ；\nb ；\n\nc', at(9))).toMatchObject({ line: 2, column: 3 });
    expect(findLookAlike('a ；\nb\n\n c', at(7))).toMatchObject({ line: 1, column: 3 });
    expect(findLookAlike('a\nb ；', at(0))).toMatchObject({ line: 2, column: 3 });
  });

  it('may stand a place behind the fault, and no two', () => {
    const stops = (place: number) => (source: string) =>
      source.includes('；') || source.includes('，') ? place : null;
    expect(findLookAlike('，\nab；', stops(3))).toMatchObject({ line: 2, column: 3 });
    expect(findLookAlike('，\nab；', stops(2))).toMatchObject({ line: 1, column: 1 });
  });

  it('is not looked for past a thousand of them', () => {
    const source = `${'；'.repeat(1_000)}，`;
    expect(findLookAlike(source, (text) => (text.includes('，') ? 1_000 : null))).toBeNull();
    expect(findLookAlike(source.slice(1), (text) => (text.includes('，') ? 999 : null))).toMatchObject({
      column: 1,
    });
  });

  it('is none where the source is readable, or where mending them mends nothing', () => {
    expect(findLookAlike('a ； b', () => null)).toBeNull();
    expect(findLookAlike('a ； b', () => 0)).toBeNull();
    expect(findLookAlike('a ; b', () => 0)).toBeNull();
    expect(findLookAlike('', () => 0)).toBeNull();
  });

  it('is told where mending lets the parser come further, to the next fault', () => {
    expect(findLookAlike('a ； b )', (source) => (source.includes('；') ? 2 : 7))).toMatchObject({
      column: 3,
    });
  });

  it('asks the parser twice and no more, however many there are', () => {
    let asked = 0;
    const faultOf = (source: string): number | null => {
      asked += 1;
      return source.includes('；') ? 0 : null;
    };
    findLookAlike('；'.repeat(900), faultOf);
    expect(asked).toBe(2);
  });

  it('is looked for in code of ASCII by nobody', () => {
    findLookAlike("const a = 'b';", () => {
      throw new Error('asked');
    });
  });
});

it('words name the character by its number, and say what to type', () => {
  expect(lookAlikeWords('\u200B')).toBe('A character that cannot be seen stands here (U+200B). Delete it.');
  expect(lookAlikeWords('−')).toBe('`−` (U+2212) is no character of the language. Type `-` instead.');
  expect(lookAlikeWords('²')).toContain('Type `** 2` instead.');
  expect(lookAlikeWords('\u00AD')).toContain('(U+00AD)');
});
