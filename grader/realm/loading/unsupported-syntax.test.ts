// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of programs with templates in them
import { describe, expect, it } from 'vitest';
import { isLoadRefusal } from '../code-errors.ts';
import { codeOnly } from './code-only.ts';
import { loadModule, transpile } from './module-loader.ts';
import { findDropped, findUnread } from './unsupported-syntax.ts';

function refusalOf(source: string) {
  try {
    loadModule({ fileName: 'solution.ts', source, require: () => ({ A: { B: 3 } }) });
  } catch (error) {
    if (isLoadRefusal(error)) return error.codeError;
    throw error;
  }
  return null;
}

const droppedOf = (source: string) => findDropped(source, transpile(source, 'solution.ts'));

describe('what the loader cannot take is refused by its name, with the line', () => {
  it.each([
    ['a namespace', 'const a = 1;\nnamespace Helpers {\n  export const x = a;\n}', 2, /`namespace`/],
    [
      'one that is exported and nested',
      '\n\nexport namespace A.B { export function f() {} }',
      3,
      /`namespace`/,
    ],
    ['one of the old name', 'module A { export const x = 1; }', 1, /`namespace`/],
    ['one with a name of letters', 'const a = 1; namespace Größe { export const x = a; }', 1, /`namespace`/],
    ['a name that imports need', 'const a = 1;\nconst module = a;', 2, /`require`, `exports` and `module`/],
    ['one as a function, which V8 takes', 'function require() {}\nexport const a = 1;', 1, /Choose another/],
    ['a decorator of a class', 'const d = (x: any) => x;\n@d\nexport class A {}', 2, /Decorators/],
    ['a decorator of a field', 'const d = (x: any) => x;\nclass A {\n  @d x = 1;\n}', 3, /Decorators/],
    ['a decorator of a parameter', 'class A {\n  m(@d x: number) {}\n}', 2, /Decorators/],
    ['an accessor', 'class A {\n  accessor x = 1;\n}', 2, /`accessor`/],
    ['an import of a type by equals', "import type x = require('y');\nexport const a = 1;", 1, /import type/],
    ['a deferred import', "\nimport defer * as a from 'x';\na.f();", 2, /import defer/],
    ['an export as a namespace', 'export const a = 1;\nexport as namespace Foo;', 2, /export as namespace/],
    [
      'an alias by equals',
      "import * as m from 'y';\nimport B = m.A.B;\nexport const a = B;",
      2,
      /`import … = …`/,
    ],
    ['a function that waits', 'const a = 1;\nasync function module() {}', 2, /Choose another/],
    ['one of several with `var`', 'const a = 1;\n  var b = a, exports = 2;', 2, /Choose another/],
    [
      'a namespace below one that is only declared',
      'declare global {\n  namespace A { interface B {} }\n}\nnamespace A { export const x = 1; }',
      4,
      /`namespace`/,
    ],
    ['a second name in an export', 'export const a = 1,\n  b = 2;', 1, /one `export const` for each/],
    [
      'a third with a type',
      'export let a = [1, 2], c: number = f(3, 4);\nfunction f(x: number, y = 1) { return x; }',
      1,
      /for each/,
    ],
    ['tags', 'export const a = (\n  <div className="a">text</div>\n);', 2, /Tags/],
    ['a tag that closes itself', '\nexport const a = <Layer units={3} />;', 2, /Tags/],
    ['a function of Python', 'const a = 1;\ndef relu(x):\n    return x', 2, /`def` is Python/],
    ['a comment of Python', '\n# mine\nexport const a = 1;', 2, /Here it is `\/\/`/],
    ['a lambda', 'export const relu = lambda x: x', 1, /`\(x\) => …`/],
    ['a choice as in Python', 'const f = (x: any) => {\n  return x if x > 0 else 0;\n}', 2, /\? a : b/],
    ['one that is assigned', 'const x = 1;\nconst y = x if x > 0 else 0;', 2, /\? a : b/],
    ['a dot at the end of a block', 'export function f(x: any) {\n  const g = x.\n}\n', 2, /ends with a dot/],
    ['a dot before the next statement', 'function f(conv1: any) {\n  conv1.\n  return 1.;\n}', 2, /a dot/],
    ['a dot before what closes', 'const x = [2.];\nexport const y = f(x.);', 2, /a dot/],
    ['a dot before a comment that ends the file', 'const x = {};\nx.\n// of x.', 2, /a dot/],
    ['a dot at the very end', 'const x = {};\n// of x.\nx.', 3, /a dot/],
  ])('%s', (_what, source, line, message) => {
    expect(refusalOf(source)).toMatchObject({
      kind: 'compile',
      line,
      message: expect.stringMatching(message),
    });
  });
});

it.each([
  ['an enumeration', 'enum E { A, B = 4 }\nconst enum F { C }\nexport const all = [E.B, F.C];'],
  [
    'declarations',
    "declare namespace A { const x: number }\ndeclare module 'x' { const y: number }\nexport {};",
  ],
  [
    'declarations in declarations',
    "declare global {\n  namespace A { interface B {} }\n}\ndeclare module 'x' {\n  namespace C {}\n}\nexport {};",
  ],
  ['a name that imports need within a function', 'export function f() {\nvar module = 1;\nreturn module;\n}'],
  [
    'names that only begin like one that imports need',
    'var module$ = 1;\nfunction requireé() {}\nexport {};',
  ],
  ['fields with names that are words elsewhere', 'export class A {\n  module\n  static {\n  }\n}'],
  ['a property with the name of a word', 'const o = { import: 1 };\nlet x = o.import\nx = 5'],
  [
    'parameter properties',
    'export class A { constructor(private readonly x: number) {} f() { return this.x; } }',
  ],
  ['an abstract class', 'abstract class A { abstract f(): void; }\nexport class B extends A { f() {} }'],
  ['an import by equals', "import m = require('y');\nexport const a = m;"],
  ['an export by equals', 'const a = { f: () => 1 };\nexport = a;'],
  [
    'a cast, satisfies and generics',
    'export const f = <T,>(x: T) => <number>(x as unknown) satisfies number;',
  ],
  [
    'names that are words elsewhere',
    'const namespace = { accessor: 1 }, type = 3;\nexport const a = namespace.accessor + type;',
  ],
  [
    'an export whose commas are others',
    `export const m: Map<string, number> = new Map<string, number>();
export const f = (a: number, b = 2) => a + b
export const g = <A, B = A>(x: A, y: B) => [x, y], unused: number[] = [];`.replace(
      ', unused: number[] = []',
      '',
    ),
  ],
  [
    'such words in a pattern that a statement begins with',
    'export function f(ok: boolean, s: string) {\n  if (ok) /;namespace a {/.test(s);\n}',
  ],
  [
    'such words in a text behind a mark in a pattern',
    'export function f(ok: boolean, s: string) {\n  while (ok) /`/.test(s);\n  return `\nnamespace A {\n}`;\n}',
  ],
  [
    'such words in a text behind a division',
    'const of = 3;\nexport function f(n: number, x?: number) {\n  return x! / of / n++ / `\nnamespace A {\n}`.length;\n}',
  ],
  ['names of statements with comments behind them', 'export const a = 1 // the first\nconst b = 2, c = 3'],
  ['such words in text', 'export const a = `\nnamespace A {\n}` + "@d"; // namespace B {'],
])('takes %s', (_what, source) => {
  expect(refusalOf(source)).toBeNull();
});

it('tells code from text, and keeps every place', () => {
  const source = "a /* b */ 'c\\'d' = /e\\/[/]f/g `g${h + `i${j}k`}l` // m\nn / o / p";
  const code = codeOnly(source);
  expect(code).toHaveLength(source.length);
  expect(code.match(/[a-p]/g)?.join('')).toBe('aghjnop');
});

describe('names in an `export const` with several', () => {
  it.each([
    ['export const a = 1, b = 2;', 1],
    ['export const a = 1,\n\n  b = 2;', 1],
    ['export let a = [1, 2], b = 3;', 1],
    ['export const a = f(1, 2), b = 3', 1],
    ['export const a = { b: 1, c: 2 }, d = 3;', 1],
    ['export const a: Map<string, number> = new Map(), b = 1;', 1],
    ['const z = 1;\nexport var a = 1, b: number = 2;', 2],
    ['export const a = (b, c) => b, d = 1;', 1],
    ['export const a = 1;\nconst b = 1, c = 2;', null],
    ['export const a = 1\nlet b = 2, c = 3', null],
    ['export const a = (b = 1, c = 2) => b + c;', null],
    ['export const a = <B, C = B>(b: B, c: C) => 1;', null],
    ['export const { a, b = 2 } = c;', null],
    ['export const [a, b = 2] = c;', null],
    ['export function f(a = 1, b = 2) {}', null],
    ['export const a = "1, b = 2";', null],
    ['export const a = 1; // , b = 2', null],
    ['export const a = [b == 1, c == 2];', null],
    ['export let a = b, c;', 1],
    ['export const a = n < 4, b = 4', 1],
    ['export const a = n < m, b = 4;', 1],
    ['export const a = f(1) < 4 && n++ < 3, b: number = 4;', 1],
    ['export const a = n! < 4, b = 4', 1],
    ['export const a = n < 4\nconst b = 1, c = 4', null],
    ['export const a = <B, C = B>(b: B, c: C) => 1, d = 2;', 1],
    ['export const a = async <B extends Map<C, D[]>, C = B>(b: B) => 1;', null],
    ['export const a = <\n  B,\n  C = () => Map<B, B>\n>(b: B) => 1;', null],
    ['export const a = function <B, C = B>(b: B) { return b; };', null],
    ['export const a = function* f<B, C = B>(b: B) {};', null],
    ['export const a = class Box<B, C = B> {};', null],
    ['export const a: <B, C = B>(b: B) => C = f;', null],
    ['export const a = f as <B, C = B>(b: B) => C;', null],
    ['export const a = n < 4 ? <B, C = B>(b: B) => b : f;', null],
    ['export const a = <number>n < 4, b = 4;', 1],
    ['export const a = /* of */ <B, C = B>(b: B) => b;', null],
    ['export const a = 1, // one\n  b = 2;', 1],
    ['export const a = 1 // one\nconst b = 1, c = 2', null],
    ['export const a = classes < 3;\nconst f = (p: number) => p > 0.5, b = 0.5;', null],
    ['export const a = (classes: number) => classes < 4;\nconst b = i > 4, c = 1;', null],
    ['export const a = functions < 4, b = 4', 1],
    ['export const a = async < 3;\nlet b = x > 1, c = 2;', null],
    ['export const a = is < 3;\nlet b = x > 1, c = 2;', null],
    ['export const a = /b/\nlet c = 0, d = 1', null],
    ['export let a = n--\nlet b = 0, c = 1', null],
    ['export const a = tf.grad as Grad<number>\nconst b = 0, c = 1', null],
    ['export let a: Map<string, number>\nlet b = 0, c = 1', null],
    ["export const a = 'b\\\r\n, c = 1';", null],
    ['export let a = 1, b', 1],
    ['export let a, b', 1],
    ['export let a: number, b = 2', 1],
    ['export let a = 1\n  , b: Map<string, number> = m', 2],
    ['export const a = 1, b: (x: number) => number = f', 1],
    ['export const a = 1, { b } = o', 1],
    ['export const { a } = o /* , */\n, [b] = o', 2],
    ['export const [a, , ...b] = o, { c } = o', 1],
    ['const z = 1;\r\nexport const a = 1, // one\r\n  b = 2;', 2],
    ['// of \u2028 two\rexport const z = 1;\nexport const a = 1, b = 2;', 2],
    // Commas that join expressions of the author's own.
    ['export const a = (1, 2);', null],
    ['export let a = 1;\na = 2, f();', null],
    ['export let a = 1; a = 2, f(a);', null],
    ['export let a: number;\na, f();', null],
    ['export let [a, b] = [1, 2];\n[a, b] = [b, a], f();', null],
    ['exports.a = a, exports.b = b;\nexport const c = 1;', null],
    ['export declare const a: number, b: number;', null],
  ])('%j drops one on line %j', (source, line) => {
    // The line where the comma stands.
    expect(droppedOf(source)?.line ?? null).toBe(line);
  });
});

it('what is dropped or unread is looked for in code alone, and the first of several is told', () => {
  expect(droppedOf('const a = "namespace B {";\n// namespace C {')).toBeNull();
  expect(findUnread('`@d`; // @e\n/* def f(x): */')).toBeNull();
  expect(findUnread('const a = 1;\n@d class A {}\ndef f(x):')).toMatchObject({
    line: 2,
    words: expect.stringContaining('Decorators'),
  });
  expect(findUnread('def f(x):\n@d class A {}')).toMatchObject({
    line: 1,
    words: expect.stringContaining('Python'),
  });
  expect(findUnread('const a = 1;')).toBeNull();
  expect(findUnread('const lambda : number = 2;\nconst a = (')).toBeNull();
  expect(findUnread('const module$ = 2;\nconst a = (')).toBeNull();
});

it('of what the parser does not know, and the engine may, nothing is dropped', () => {
  expect(findDropped('export let a, b;', 'exports.a, b;')).not.toBeNull();
  expect(findDropped('export let a, b;', 'exports.a, b; newer syntax')).toBeNull();
});

it('what is dropped is looked for in time, whatever is repeated', () => {
  const sources = [
    'export const a = 1; exports.a, f();\n',
    'exports.a, f();\n',
    'declare global {}\nmodule\n',
  ];
  const started = performance.now();
  for (const part of sources) {
    const source = `export const b = 1;\n${part.repeat(6_000)}`;
    findDropped(
      source,
      source.replaceAll('export const b = 1;', 'const b = 1; exports.b = b;').replaceAll('export ', ''),
    );
  }
  expect(performance.now() - started).toBeLessThan(5_000);
});
