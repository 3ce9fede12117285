import { describe, expect, it } from 'vitest';
import { isLoadRefusal } from '../code-errors.ts';
import { requireFrom } from './known-modules.ts';
import { loadAwaitedModule, loadModule, SOURCE_LENGTH_MAX } from './module-loader.ts';

const MODULES = { '@descent/show': { show: () => 'shown' }, './driver': { run: () => 'driven' } };

function load(source: string) {
  return loadModule({ fileName: 'solution.ts', source, require: requireFrom(MODULES, 'solution.ts') });
}

function refusalOf(source: string) {
  try {
    load(source);
  } catch (error) {
    if (isLoadRefusal(error)) return error.codeError;
    throw error;
  }
  throw new Error('It loaded.');
}

describe('loading TypeScript', () => {
  it('strips types and keeps what runs', () => {
    const { f } = load('interface A { n: number }\nexport const f = (a: A): number => a.n as number;') as {
      f: (a: { n: number }) => number;
    };
    expect(f({ n: 3 })).toBe(3);
  });

  it('gives known modules, relative ones with or without their ending', () => {
    const source = `import { show } from '@descent/show';
import { run } from './driver.ts';
import * as driver from './driver';
export const all = [show(), run(), driver.run()];`;
    expect(load(source).all).toEqual(['shown', 'driven', 'driven']);
  });

  it.each([1, 2, 7, 100])('keeps line %i of the source in stack traces', (line) => {
    const source = `${'\n'.repeat(line - 1)}export function f(): never { throw new Error('here'); }`;
    const { f } = load(source) as { f: () => never };
    expect(() => f()).toThrow(
      expect.objectContaining({ stack: expect.stringMatching(new RegExp(`solution\\.ts:${line}:`)) }),
    );
  });
});

describe('what does not load is told with its line', () => {
  it.each([
    ['a missing value', 'export const a = 1;\nexport const b = ;', 2],
    ['a name declared twice, which only the engine notices', 'const a = 1;\n\nconst a = 2;', 3],
    ['the body of an arrow function', 'export const f = (x) => {\n  const a = 1;\n  const b = ;\n};', 3],
    ['arrows within arrows', 'f(() => {\n  g(async (x: number) => {\n    if (x > ) return;\n  });\n});', 3],
    ['an arrow function that is not closed', 'export const f = (x) => {\n  const a = 1;\n', 3],
    ['import.meta', '\nexport const a = import.meta.url;', 2],
    ['a bracket that closes the wrapper', 'const a = 1;\n}); (function () {', 2],
  ])('%s', (_what, source, line) => {
    expect(refusalOf(source)).toMatchObject({ kind: 'compile', name: 'SyntaxError', line });
  });

  it.each([
    ['an unknown module', "\nimport fs from 'node:fs';\nexport const a = fs;", 2],
    [
      'an unknown module with attributes',
      "import a from './a.json' with { type: 'json' };\nexport { a };",
      1,
    ],
  ])('%s', (_what, source, line) => {
    expect(refusalOf(source)).toMatchObject({ kind: 'load', name: 'ImportError', line });
  });

  it('a dynamic import of an unknown module is refused as it runs', async () => {
    const { f } = load("export const f = () => import('node:fs');") as { f: () => Promise<unknown> };
    await expect(f()).rejects.toThrow('may import');
  });

  it.each([
    ['behind what only the engine takes for a comment', 'let y = 1 <!-- `\n;f(import("node:fs")); //`', 1],
    ['in a form that the transpiler does not know', '\nimport.source("node:fs");', 2],
    ['deferred', 'import.defer("node:fs");', 1],
  ])('a dynamic import %s', (_what, source, line) => {
    expect(refusalOf(source)).toMatchObject({ kind: 'compile', line });
  });

  it.each([
    ['html', 'let y = 1 <!-- 2;\n', 1],
    ['html at the start of a line', 'let y = 1;\n  --> y\n', 2],
    ['html behind a comment', 'let y = 1;\n/* \n */ --> y\n', 3],
  ])('a comment of the kind of %s', (_what, source, line) => {
    expect(refusalOf(source)).toMatchObject({ kind: 'compile', line, message: /web pages/ });
  });

  it('an error at the top level', () => {
    expect(refusalOf("const a = 1;\nthrow new TypeError('no');\nexport { a };")).toEqual({
      kind: 'load',
      name: 'TypeError',
      message: 'no',
      line: 2,
    });
  });
});

describe('sources made to break the loader', () => {
  it.each([
    ['parentheses', `${'('.repeat(100_000)}1${')'.repeat(100_000)}`],
    ['arrays', `export const a = ${'['.repeat(60_000)}`],
    ['types', `let a: ${'Array<'.repeat(40_000)}`],
  ])('%s nested without measure are a compile error', (_what, source) => {
    expect(refusalOf(source)).toMatchObject({ kind: 'compile' });
  });

  it('a compile error has its line where the errors of the realm cannot be replaced', () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'SyntaxError') ?? {};
    Object.defineProperty(globalThis, 'SyntaxError', { ...before, writable: false });
    try {
      expect(refusalOf('export const f = (() => {\n  return [1, ;\n})();')).toMatchObject({
        kind: 'compile',
        line: 2,
      });
    } finally {
      Object.defineProperty(globalThis, 'SyntaxError', before);
    }
  });

  it('a source that is too large is refused unread', () => {
    expect(refusalOf(' '.repeat(SOURCE_LENGTH_MAX + 1)).message).toContain('characters');
  });

  it('a module cannot be had by a name of the object prototype', () => {
    expect(refusalOf("import a from 'constructor'; export { a };")).toMatchObject({ name: 'ImportError' });
  });
});

describe('a top level that awaits', () => {
  const awaited = (source: string) =>
    loadAwaitedModule({ fileName: 'solution.ts', source, require: requireFrom(MODULES, 'solution.ts') });

  it('gives its exports once it is through', async () => {
    const source =
      "import { show } from '@descent/show';\n{ const later = await Promise.resolve(show()); exports.late = later; }";
    await expect(awaited(source)).resolves.toMatchObject({ late: 'shown' });
    await expect(
      awaited('export const all: number[] = [];\nfor await (const x of [1]) all.push(x);'),
    ).resolves.toMatchObject({ all: [1] });
  });

  it('is told with its line when it throws or does not parse', async () => {
    await expect(awaited('await null;\n\nthrow new Error("here");')).rejects.toMatchObject({
      codeError: { kind: 'load', message: 'here', line: 3 },
    });
    await expect(awaited('await null;\nconst a = 1;\nconst a = 2;')).rejects.toMatchObject({
      codeError: { kind: 'compile', line: 3 },
    });
  });

  it('is no async function for an await inside of one', async () => {
    let ran = false;
    const mark = () => {
      ran = true;
    };
    const loading = loadAwaitedModule({
      fileName: 'solution.ts',
      source: "require('mark')(); export const f = async () => await 1;",
      require: () => mark,
    });
    expect(ran).toBe(true);
    await expect(loading).resolves.toHaveProperty('f');
  });
});
