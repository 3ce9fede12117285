import { describe, expect, it } from 'vitest';
import { asEsModule } from './known-modules.ts';
import { loadModule } from './module-loader.ts';
import { describeSnippetError, runSnippet, topLevelNames } from './snippet.ts';

const SOLUTION = `import { show } from '@descent/show';
export const half = (x: number): number => x / 2;
export function shown(x: number) { show(x); }
export function fails() { throw new TypeError('not a tensor'); }`;

/** Runs it as a realm does, and gives what was shown and inspected. */
async function run(snippet: string) {
  const shown: unknown[] = [];
  let inspected: unknown = null;
  const inspect = (values: unknown) => {
    inspected = values;
  };
  const modules = {
    '@descent/show': asEsModule({ show: (value: unknown) => shown.push(value), inspect }),
    '@tensorflow/tfjs': asEsModule({ default: 'whole', ones: () => 1 }),
  };
  const require = (specifier: string) => modules[specifier as keyof typeof modules];
  const solution = loadModule({ fileName: 'solution.ts', source: SOLUTION, require });
  await runSnippet(snippet, { ...modules, './solution': asEsModule(solution) });
  return { shown, inspected };
}

async function errorOf(snippet: string) {
  try {
    await run(snippet);
  } catch (thrown) {
    return describeSnippetError(thrown, 'solution.ts');
  }
  throw new Error('It came to its end.');
}

describe('a snippet', () => {
  it('gets what the solution exports, under any name and form of import', async () => {
    const { shown } = await run(`import './solution';
import * as mine from './solution';
import { half as halved } from "./solution.ts"
import {
  show,
} from '@descent/show';
import tf, { ones, type Tensor } from '@tensorflow/tfjs';
import type { Rank } from '@tensorflow/tfjs';
mine.shown(mine.half(4)); show(halved(6)); show(tf); show(ones() as Tensor<Rank>);`);
    expect(shown).toEqual([2, 3, 'whole', 1]);
  });

  it('may export, by default too, and wait', async () => {
    const { shown, inspected } = await run(
      "import { show } from '@descent/show';\nexport const x = await Promise.resolve(3);\nexport default x;\nshow(x);",
    );
    expect([shown, inspected]).toEqual([[3], { x: 3 }]);
  });

  it('has names of its own, whatever the solution calls its', async () => {
    expect(
      (await run("import { show } from '@descent/show';\nconst half = 'own'; show(half);")).shown,
    ).toEqual(['own']);
  });

  it('hands its values to the inspector, and nothing that only looks like one', async () => {
    const { inspected } = await run(
      'export const x = 3;\nexport function f() {}\nconst text = `\nconst ghost = 1;\n`; // end',
    );
    expect(inspected).toEqual({ x: 3, text: '\nconst ghost = 1;\n' });
  });
});

describe('an error of a snippet', () => {
  it('is on its line, imports over several lines included', async () => {
    const error = await errorOf("import {\n  show\n} from '@descent/show';\nnobody();\nshow(1);");
    expect(error).toMatchObject({ name: 'ReferenceError', line: 4, file: 'snippet' });
  });

  it('is on the line of the solution where that is further in', async () => {
    const error = await errorOf("import { fails } from './solution';\nfails();");
    expect(error).toMatchObject({ message: 'not a tensor', line: 4 });
    expect(error.file).toBeUndefined();
  });

  it('of its grammar or its imports is its own', async () => {
    expect(await errorOf('const = 1;')).toMatchObject({ kind: 'compile', line: 1, file: 'snippet' });
    expect(await errorOf("import { x } from './elsewhere';\nx();")).toMatchObject({
      file: 'snippet',
      line: 1,
    });
  });
});

describe('the names of a snippet', () => {
  it('are those of its top level, in order and once', () => {
    const snippet = `import * as tf from '@tensorflow/tfjs';
export const x: tf.Tensor2D = tf.ones([2, 2]);
let y = 1, hidden = 2;
const { output, weights: w } = mine.attention(x, x, x);
const [first, , ...rest] = tf.split(x, 2);
for (const step of [1]) {
  const inner = step;
}
function f() {}
var z;`;
    expect(topLevelNames(snippet)).toEqual(['x', 'y', 'hidden', 'output', 'w', 'first', 'rest', 'z']);
  });

  it('are found nested, renamed, with defaults and whatever stands between the commas', () => {
    expect(
      topLevelNames(
        `const a = f(1, [2, 3]), b: Map<string, number> = new Map<string, number>(), c = 'd = 1, e';
const { g: { h }, i = 1, j: k = [2, 3], ...l } = m, [n, [o, , p], { q }] = r;`,
      ),
    ).toEqual(['a', 'b', 'c', 'h', 'i', 'k', 'l', 'n', 'o', 'p', 'q']);
  });

  it('are none of what does not parse', () => {
    expect(topLevelNames('const [1] = d;')).toEqual([]);
  });
});

describe('a snippet that is odd', () => {
  it.each([
    ['', null],
    ['// only words', null],
    ['import { show } from "@descent/show"; show(1)', null],
    ['let a;', { a: undefined }],
    ['const a = 1\nconst b = a // the end', { a: 1, b: 1 }],
    ['var a = 1; var a = 2;', { a: 2 }],
    ['const a = 1; /* open', null],
  ])('%j inspects %j', async (snippet, inspected) => {
    if (snippet.endsWith('open')) await expect(run(snippet)).rejects.toThrow();
    else expect((await run(snippet)).inspected).toEqual(inspected);
  });

  it('has names by which it is not tricked: those of the language and of the prototype', async () => {
    const { inspected } = await run('const __proto__ = 1, constructor = 2, toString = 3;');
    expect(inspected).toMatchObject({ constructor: 2, toString: 3 });
  });

  it('that throws has inspected nothing', async () => {
    expect(await errorOf('const a = 1;\nthrow new Error("x");\nconst b = 2;')).toMatchObject({
      line: 2,
      message: 'x',
    });
  });
});
