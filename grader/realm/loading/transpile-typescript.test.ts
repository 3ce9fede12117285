// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of programs with templates in them
import { describe, expect, it } from 'vitest';
import { isLoadRefusal } from '../code-errors.ts';
import { loadModule, SOURCE_LENGTH_MAX, transpile } from './module-loader.ts';

const MODULES: Readonly<Record<string, unknown>> = {
  tf: {
    __esModule: true,
    default: { add: (a: number, b: number) => a + b },
    one: 1,
    Tensor: class Tensor {},
  },
};
const load = (source: string) =>
  loadModule({ fileName: 'solution.ts', source, require: (name) => MODULES[name] });
/** What `export const out` of a source is. */
const outOf = (source: string): unknown => load(source).out;

describe('TypeScript runs as it is meant', () => {
  it.each<[string, string, unknown]>([
    [
      'types of parameters and results',
      'const f = (a: number, b?: string): number => a; export const out = f(1);',
      1,
    ],
    [
      'an optional property',
      'interface A { b?: { c: number } } const a: A = {}; export const out = a.b?.c ?? 7;',
      7,
    ],
    [
      'a type predicate',
      'const is = (a: unknown): a is string => typeof a === "string"; export const out = is("x");',
      true,
    ],
    [
      'an assertion function',
      'function must(a: unknown): asserts a { if (!a) throw 1; } must(1); export const out = 1;',
      1,
    ],
    [
      'overloads',
      'function f(a: string): string; function f(a: number): number; function f(a: any) { return a; } export const out = f(3);',
      3,
    ],
    [
      'a generic arrow with a bound',
      'const f = <T extends object>(a: T): T => a; export const out = f({ a: 1 }).a;',
      1,
    ],
    ['a generic call', 'const f = <T,>(a: T) => a; export const out = f<number>(2);', 2],
    [
      'comparisons that look like type arguments',
      'const a = 1, b = 2, c = 3; export const out = [a < b, b > c];',
      [true, false],
    ],
    ['a cast in brackets', 'const a: unknown = 2; export const out = (a as number) ** 2;', 4],
    ['a cast of the old kind', 'const a: unknown = 2; export const out = (<number>a) + 1;', 3],
    ['a cast twice', 'export const out = 5 as unknown as string;', 5],
    [
      'a value that is sure to be there',
      'const a: { b?: number } = { b: 3 }; export const out = a.b! + 1;',
      4,
    ],
    ['satisfies', 'export const out = { a: 1 } satisfies Record<string, number>;', { a: 1 }],
    ['as const', 'export const out = [1, "a"] as const;', [1, 'a']],
    [
      'a tuple with names',
      'const f = ([a, b]: [x: number, y: number]) => a - b; export const out = f([3, 1]);',
      2,
    ],
    [
      'a type of keys',
      'type K = keyof typeof o; const o = { a: 1 }; const k: K = "a"; export const out = o[k];',
      1,
    ],
    [
      'a conditional type',
      'type A<T> = T extends (infer U)[] ? U : never; export const out: A<number[]> = 3;',
      3,
    ],
    [
      'a mapped type',
      'type A = { readonly [K in "a" | "b"]?: K }; const a: A = { a: "a" }; export const out = a.a;',
      'a',
    ],
    ['a type of a template', 'type A = `n${number}`; const a: A = "n1"; export const out = a;', 'n1'],
    [
      'an enumeration and back',
      'enum E { A, B = 4, C } export const out = [E.A, E.B, E.C, E[4]];',
      [0, 4, 5, 'B'],
    ],
    ['an enumeration of texts', 'enum E { A = "a" } export const out = Object.keys(E);', ['A']],
    [
      'a class with fields',
      'class A { a = 1; b: number; constructor() { this.b = this.a + 1; } } export const out = new A().b;',
      2,
    ],
    [
      'a field that is only declared',
      'class B { a = 1 } class A extends B { declare a: number } export const out = new A().a;',
      1,
    ],
    [
      'parameter properties',
      'class A { constructor(readonly a: number, private b = 2) {} sum() { return this.a + this.b; } } export const out = new A(1).sum();',
      3,
    ],
    [
      'private names and private words',
      'class A { #a = 1; private b = 2; sum() { return this.#a + this.b; } } export const out = new A().sum();',
      3,
    ],
    ['a static block', 'class A { static a: number; static { A.a = 5; } } export const out = A.a;', 5],
    [
      'an override',
      'class A { f() { return 1; } } class B extends A { override f() { return 2; } } export const out = new B().f();',
      2,
    ],
    [
      'an abstract class',
      'abstract class A { abstract f(): number; g() { return this.f(); } } class B extends A { f() { return 3; } } export const out = new B().g();',
      3,
    ],
    [
      'this as a parameter',
      'function f(this: { a: number }) { return this.a; } export const out = f.call({ a: 9 });',
      9,
    ],
    ['an index signature', 'class A { [key: string]: number; a = 1; } export const out = new A().a;', 1],
    ['a default import', "import tf from 'tf'; export const out = tf.add(1, 2);", 3],
    ['all of a module', "import * as tf from 'tf'; export const out = tf.one;", 1],
    ['a name under another', "import { one as uno } from 'tf'; export const out = uno;", 1],
    [
      'a type beside a value',
      "import { type Tensor, one } from 'tf'; const a: Tensor | number = one; export const out = a;",
      1,
    ],
    ['a type alone', "import type { Tensor } from 'nowhere'; export const out: Tensor | number = 1;", 1],
    [
      'an import that is used as a type alone',
      "import { Tensor } from 'nowhere'; export const out: Tensor | number = 1;",
      1,
    ],
    ['an export from elsewhere', "export { one as out } from 'tf';", 1],
    ['a list of exports', 'const a = 1; type B = 2; export { a as out, type B };', 1],
    [
      'a label and a comma',
      'let n = 0; loop: for (;;) { n++, n++; if (n > 3) break loop; } export const out = n;',
      4,
    ],
    ['a definite assignment', 'let a!: number; a = 1; export const out = a;', 1],
    ['a regular expression with a flag', 'export const out = "aB".replace(/b/i, "c");', 'ac'],
    ['numbers with gaps', 'export const out = 1_000.5 + 0x1F + 0b11 + 1e3;', 2034.5],
    ['a logical assignment', 'let a: number | null = null; a ??= 4; export const out = a;', 4],
    ['a template with code in code', 'const a = 1; export const out = `a${`b${a + 1}`}c`;', 'ab2c'],
    ['names of letters of the course', 'const σ = 2, Δx = 3; export const out = σ * Δx;', 6],
    [
      'using TypeScript’s words as names',
      'const type = 1, of = 2, as = 3, satisfies = 4; export const out = type + of + as + satisfies;',
      10,
    ],
  ])('%s', (_, source, value) => {
    expect(outOf(source)).toEqual(value);
  });
});

describe('the lines of a source', () => {
  const sources = [
    'interface A {\n  b: number;\n}\ntype C =\n  | 1\n  | 2;\n',
    'import type {\n  Tensor,\n} from "tf";\n',
    'enum E {\n  A,\n  B,\n}\n',
    'abstract class A {\n  abstract f(): void;\n  constructor(\n    readonly a: number,\n  ) {}\n}\n',
    'function f(a: string): string;\nfunction f(a: number): number;\nfunction f(a: any) {\n  return a;\n}\n',
    'declare const x: {\n  y: number;\n};\n',
    'const f = <\n  T,\n>(\n  a: T,\n): T => a;\n',
    '/* a\n b\n c */\n',
    'const t = `\n\n`;\n',
  ];

  it.each(sources)('are as many after types are stripped of %j', (source) => {
    expect(transpile(source, 'solution.ts').split('\n')).toHaveLength(source.split('\n').length);
  });

  it.each(sources)('name the place of an error behind %j', (source) => {
    const line = source.split('\n').length;
    try {
      load(`${source}throw new Error('here');`);
    } catch (error) {
      if (!isLoadRefusal(error)) throw error;
      expect(error.codeError).toMatchObject({ kind: 'load', message: 'here', line });
      return;
    }
    throw new Error('It loaded.');
  });

  it('are those of Windows as well', () => {
    expect(() => load("const a: number = 1;\r\n\r\nthrow new Error('here');")).toThrow(
      expect.objectContaining({ codeError: expect.objectContaining({ line: 3 }) }),
    );
  });
});

describe('the size of a source', () => {
  it('may be as large as it may be, and is told where it is larger', () => {
    const source = `export const out = 1;${' '.repeat(SOURCE_LENGTH_MAX - 21)}`;
    expect(outOf(source)).toBe(1);
    expect(() => transpile(`${source} `, 'solution.ts')).toThrow(
      `solution.ts has ${SOURCE_LENGTH_MAX + 1} characters; at most ${SOURCE_LENGTH_MAX} are allowed.`,
    );
  });

  it('of an empty file is nothing, and exports nothing', () => {
    for (const source of ['', '\n', '// only words', '\uFEFF', 'export {};', "'use strict';"])
      expect(Object.keys(load(source))).toEqual([]);
  });
});

describe('what a module is given', () => {
  it('are its exports, which it may replace, and nothing of another module', () => {
    expect(load('module.exports = { out: 1 };')).toEqual({ out: 1 });
    expect(load('exports.out = 2;').out).toBe(2);
    expect(load('export const out = typeof __dirname;').out).toBe('undefined');
    expect(load('export const a = 1;')).not.toBe(load('export const a = 1;'));
  });

  it('are not its own file’s variables in the world', () => {
    load('var leaked = 1; function alsoLeaked() {}');
    expect('leaked' in globalThis || 'alsoLeaked' in globalThis).toBe(false);
  });
});
