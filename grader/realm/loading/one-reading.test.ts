// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of programs with templates in them
import { describe, expect, it } from 'vitest';
import { inOneReading } from './one-reading.ts';

// biome-ignore lint/security/noGlobalEval: what the engine makes of a text is what is tested
const evaluate: (text: string) => unknown = globalThis.eval;
const evaluated = (text: string): unknown => evaluate(text);

describe('text that an engine has read in one way', () => {
  it.each([
    ['in a string', "'import(x) <!-- --> .import'"],
    ['in a template', '`import(x) <!--\n--> ${1}`'],
    ['behind backslashes', "'\\\\import \\import \\\\\\import'"],
    ['in a pattern', '"an import(1)".match(/import\\(\\d\\)|<!--/)[0]'],
    ['in a pattern of the newest kind', '/[import]+/v.exec("port")[0]'],
    ['as the name of a property', '({ import: 3 }).import'],
    ['as the name of a method', '({ import(n) { return n; } }).import(4)'],
    ['in longer names', 'const reimports = 5, important = 6; reimports + important'],
    ['as a private name', 'new (class { #import = 7; read() { return this.#import; } })().read()'],
    ['in the name of a group', '/(?<import>b)/.exec("abc").groups.import'],
    ['in comments', '/* import("x") <!-- */ 8 // import("y") -->'],
    ['behind a counter', 'let n = 3, all = 0; while (n --> 0) all += n; all'],
    ['between comparisons', '1 < !--[2][0]'],
  ])('%s, means what it meant', (_where, text) => {
    expect(evaluated(inOneReading(`{${text}\n}`))).toEqual(evaluated(`{${text}\n}`));
  });

  it.each([
    'import("node:fs")',
    'import /**/ ("node:fs")',
    'import//\n("node:fs")',
    'import\u2028(\u00a0"node:fs")',
    'import\uFEFF("node:fs")',
    '[...import("node:fs")]',
    'import.source("node:fs")',
    'import.defer("node:fs")',
    'import <!-- a\n ("node:fs")',
    'let x = 1, a = 1, g = 1, of = 1; x <!-- /*\n; a\nof\n/(import("node:fs"))/g\n// */ x;',
    '/*\n*/ --> `\nimport("node:fs") //`',
    '`${import("node:fs")}`',
    'class A { static { import("node:fs") } }',
    'async () => { for await (const x of import("node:fs")) ; }',
    'label: import("node:fs")',
    '/a/g\nimport("node:fs")',
    'im\\u0070ort("node:fs")',
    '\\import("node:fs")',
    '\\u0069mport("node:fs")',
    '\\u{69}mport("node:fs")',
    'a?.b?.[import("node:fs")]',
    'x = <!-- y\n import ("node:fs")',
  ])('imports nothing: %j', (text) => {
    const plain = inOneReading(text);
    expect(plain).not.toMatch(/(?<!\\)import/);
    expect(() => evaluated(`(function () {${plain}\n})`)).toThrow(SyntaxError);
  });

  it('keeps the number of every line', () => {
    const text = 'a\n--> b\n<!-- import\n`\n-->`';
    expect(inOneReading(text).split('\n')).toHaveLength(text.split('\n').length);
  });
});
