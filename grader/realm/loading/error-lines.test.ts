import { describe, expect, it } from 'vitest';
import { isLoadRefusal } from '../code-errors.ts';
import { loadModule } from './module-loader.ts';

function refusalOf(source: string, fileName = 'solution.ts') {
  try {
    loadModule({ fileName, source, require: () => ({}) });
  } catch (error) {
    if (isLoadRefusal(error)) return error.codeError;
    throw error;
  }
  throw new Error('It loaded.');
}
/** The same mistake further down, behind lines that say nothing. */
const lower = (source: string, lines: number): string => `${'// a line\n'.repeat(lines)}${source}`;

describe('a mistake is told at its line, and so far down as it stands', () => {
  it.each<[string, string, number]>([
    ['a bracket too few', 'export const a = f(1, 2;', 1],
    ['a bracket of another kind', 'export const a = [1, 2);', 1],
    ['a value that is missing', 'const a = ;', 1],
    ['an operator without its right side', 'const a = 1 +;\nconst b = 2;', 1],
    ['a word in a wrong place', 'const a = 1;\nconst class = 2;', 2],
    ['a name that begins with a digit', 'const a = 1;\nconst 2b = 2;', 2],
    ['a text that its line ends', 'const a = 1;\nconst b = "x;\nconst c = 3;', 2],
    ['two commas in a call', 'f(\n  1,\n  ,\n);', 3],
    ['else without if', 'const a = 1;\nelse { f(); }', 2],
    ['return outside of a function', 'const a = 1;\n}\nreturn a;', 2],
    ['break outside of a loop', 'const a = 1;\n\nbreak;', 3],
    ['await in a plain function', 'function f() {\n  const a = await g();\n}', 2],
    ['a constant without a value', 'const a = 1;\nconst b;', 2],
    ['an assignment to a sum', 'let a, b;\na + b = 1;', 2],
    ['a type that does not end', 'type A = {\n  b: number;\n\nconst c = 1;', 4],
    ['a name twice in one scope', 'let a = 1;\nlet b = 2;\nlet a = 3;', 3],
    ['a name twice among parameters', 'const f = (a: number,\n  a: number) => a;', 2],
    ['a private name that nobody declared', 'class A {\n  f() {\n    return this.#b;\n  }\n}', 3],
    ['a number with two dots', 'const a = 1;\nconst b = 1.2.3;', 2],
    ['a pattern that does not end', 'const a = 1;\nconst b = /[a;\n', 2],
    ['with, which strict code has not', '"use strict";\nwith (a) { b; }', 2],
    ['delete of a name', '"use strict";\ndelete a;', 2],
  ])('%s', (_, source, line) => {
    expect(refusalOf(source)).toMatchObject({ kind: 'compile', name: 'SyntaxError', line });
    expect(refusalOf(lower(source, 7))).toMatchObject({ kind: 'compile', line: line + 7 });
  });

  it.each<[string, string]>([
    ['a block', 'export function f() {\n  const a = 1;\n'],
    ['a list', 'const a = [1,\n'],
    ['a call', 'f(1,\n\n\n'],
    ['an object', 'const a = { b: 1,\n'],
  ])('the end of the file is where %s does not end', (_, source) => {
    expect(refusalOf(source).message).toMatch(/^solution\.ts ends where .+ is still missing\.$/);
  });

  it('by the name of the file that it is in', () => {
    expect(refusalOf('const a = [1,\n', 'driver.ts').message).toMatch(/^driver\.ts ends where/);
  });

  it('in a sentence, without a path or a place of the parser', () => {
    for (const source of ['const a = ;', 'f(1 2)', 'const a = "x', 'let a; let a;', 'class { }', '}'])
      expect(refusalOf(source).message).toMatch(/^[^/\\]+[.?]$/);
    for (const source of ['const a = ;', 'f(1 2)', 'class { }'])
      expect(refusalOf(source).message).not.toMatch(/\(\d+:\d+\)|Error transforming|Unexpected token/);
  });
});

describe('an error of the top level is told where the code itself stands', () => {
  it.each<[string, string, number]>([
    ['thrown', "\nthrow new Error('x');", 2],
    ['of a function further up', "function f() {\n  throw new Error('x');\n}\nf();", 2],
    ['of a name that is not there', '\n\nnowhere();', 3],
    ['of a constant that is assigned', 'const a = 1;\n(a as any) = 2;', 2],
    ['of a class that is used too early', 'new A();\nclass A {}', 1],
    ['in a callback of the language', '[1].map(() => {\n  throw new Error("x");\n});', 2],
  ])('%s', (_, source, line) => {
    expect(refusalOf(source)).toMatchObject({ kind: 'load', line });
  });

  it('has no line where it is no error', () => {
    expect(refusalOf("throw 'text';")).toEqual({ kind: 'load', name: 'Thrown value', message: 'text' });
  });

  it('keeps what was thrown for those who look further', () => {
    try {
      loadModule({ fileName: 'solution.ts', source: "throw new RangeError('x');", require: () => ({}) });
    } catch (error) {
      expect((error as Error).cause).toMatchObject({ name: 'RangeError', message: 'x' });
      return;
    }
    throw new Error('It loaded.');
  });
});
