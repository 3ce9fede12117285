import { describe, expect, it } from 'vitest';
import { createAwaitedEntryModule } from './entry-module.ts';
import type { ShowModule } from './show.ts';
import type { TensorFlow } from './tensorflow.ts';

/** A library of one function: loading and snippets ask nothing else of it. */
const tf = { double: (x: number) => 2 * x } as unknown as TensorFlow;

function realm(source: string, driver: string | null = null) {
  const inspected: unknown[] = [];
  const show: ShowModule = {
    show: () => {},
    inspect: (values) => inspected.push(values),
    progress: () => {},
  };
  const loading = createAwaitedEntryModule(
    { fileName: 'solution.ts', source, driver },
    { tf, outputBytesMax: 1024, show },
  );
  return { loading, inspected };
}
async function evaluated(snippet: string, source = 'export const one = 1;', driver: string | null = null) {
  const { loading, inspected } = realm(source, driver);
  const loaded = await loading;
  if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
  return { error: await loaded.evaluate(snippet), inspected };
}

describe('a solution that is loaded', () => {
  it.each<[string, string, string | null, object]>([
    ['does not parse', 'export const a = ;', null, { kind: 'compile', name: 'SyntaxError', line: 1 }],
    [
      'throws at its top level',
      "\nthrow new RangeError('x');",
      null,
      { kind: 'load', name: 'RangeError', line: 2 },
    ],
    ['throws after it waited', "await null;\n\nthrow new Error('x');", null, { kind: 'load', line: 3 }],
    [
      'imports what there is not',
      "import fs from 'node:fs';\nfs.x;",
      null,
      { kind: 'load', name: 'ImportError', line: 1 },
    ],
    [
      'imports the driver, which is not its own',
      "import { a } from './driver';\na;",
      '',
      { name: 'ImportError' },
    ],
    [
      'throws nothing that could be read',
      'throw { get message() { throw 1; } };',
      null,
      { kind: 'load', message: 'Something was thrown that cannot be read.' },
    ],
  ])('and %s is told with its line, and nothing is thrown', async (_, source, driver, error) => {
    expect(await realm(source, driver).loading).toMatchObject({ kind: 'load-failed', error });
  });

  it('may wait at its top level, and use the library, the SDK and pictures', async () => {
    const source = `import * as tf from '@tensorflow/tfjs';
import { tensor } from '@descent/exercise';
import { show } from '@descent/show';
export const two = await Promise.resolve((tf as any).double(1));
export const shape = tensor([1, 2]).shape;
export const f = () => show;`;
    const loaded = await realm(source).loading;
    expect(loaded.kind === 'loaded' && loaded.module.exports).toEqual(['f']);
    expect(
      (await evaluated('import { two, shape } from "./solution";\nconst all = [two, shape];', source))
        .inspected,
    ).toEqual([{ all: [2, [2]] }]);
  });

  it('has a driver whose mistakes are the exercise’s: they are told all the same', async () => {
    expect(await realm('export const f = () => 1;', 'export const a = ;').loading).toMatchObject({
      kind: 'load-failed',
      error: { kind: 'compile' },
    });
  });
});

describe('a snippet', () => {
  it('comes to its end, with what it names', async () => {
    expect(await evaluated("import { one } from './solution';\nconst x = one + 1;")).toEqual({
      error: null,
      inspected: [{ x: 2 }],
    });
  });

  it('calls the driver as the exercise does, where there is one', async () => {
    const driver = 'export const run = (solution) => solution.one + 10;';
    const snippet =
      "import * as solution from './solution';\nimport { run } from './driver';\nconst x = run(solution);";
    expect((await evaluated(snippet, undefined, driver)).inspected).toEqual([{ x: 11 }]);
    expect((await evaluated(snippet)).error).toMatchObject({ name: 'ImportError', file: 'snippet' });
  });

  it('may be evaluated again, on the solution as it is by then', async () => {
    const { loading, inspected } = realm('let n = 0;\nexport const next = () => (n += 1);');
    const loaded = await loading;
    if (loaded.kind !== 'loaded') throw new Error('It did not load.');
    const snippet = "import { next } from './solution';\nconst x = next();";
    expect([await loaded.evaluate(snippet), await loaded.evaluate(snippet)]).toEqual([null, null]);
    expect(inspected).toEqual([{ x: 1 }, { x: 2 }]);
  });

  it.each([
    ['does not parse', 'const a = 1;\nconst = 2;', { kind: 'compile', line: 2, file: 'snippet' }],
    ['throws', "const a = 1;\nthrow new TypeError('x');", { name: 'TypeError', line: 2, file: 'snippet' }],
    [
      'throws after it waited',
      'await null;\n\nnowhere();',
      { name: 'ReferenceError', line: 3, file: 'snippet' },
    ],
    ['throws a text', "throw 'x';", { message: 'x', file: 'snippet' }],
    [
      'imports what there is not',
      "import x from './reference';\nx;",
      { name: 'ImportError', line: 1, file: 'snippet' },
    ],
  ])('that %s is told on its own line', async (_, snippet, error) => {
    expect((await evaluated(snippet)).error).toMatchObject(error);
  });

  it('that makes the solution throw is told on the line there', async () => {
    const source = "\n\nexport const f = () => {\n  throw new Error('mine');\n};";
    const { error } = await evaluated("import { f } from './solution';\nf();", source);
    expect(error).toMatchObject({ message: 'mine', line: 4 });
    expect(error).not.toHaveProperty('file');
  });
});
