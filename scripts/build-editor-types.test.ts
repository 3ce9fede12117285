import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { exerciseTemplate, TEMPLATE_NAMES } from '#grader/exercise/templates/exercise-template.ts';
import { collectEditorTypes, collectSdkTypes } from './build-editor-types.ts';

const types = { ...collectEditorTypes(), ...collectSdkTypes() };

/** What the editor's language service offers at the place marked with "|". */
function completionsAt(marked: string): string[] {
  const position = marked.indexOf('|');
  const service = openService(marked.replace('|', ''));
  return (service.getCompletionsAtPosition('/solution.ts', position, {})?.entries ?? []).map(
    (entry) => entry.name,
  );
}

function openService(solution: string): ts.LanguageService {
  const readFile = (path: string) => {
    if (path === '/solution.ts') return solution;
    if (path.startsWith('/node_modules/')) return types[path.slice('/node_modules/'.length)];
    return ts.sys.readFile(path);
  };
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2022.d.ts'],
      types: [],
      strict: true,
      skipLibCheck: true,
    }),
    getScriptFileNames: () => ['/solution.ts'],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (path) => readFile(path) !== undefined,
    readFile,
  };
  return ts.createLanguageService(host);
}

function complaintsOf(solution: string): string[] {
  return openService(solution)
    .getSemanticDiagnostics('/solution.ts')
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";

describe('the editor', () => {
  it('completes operations of the namespace', () => {
    expect(completionsAt(`${IMPORT}tf.|`)).toEqual(
      expect.arrayContaining(['conv2d', 'tidy', 'matMul', 'layers']),
    );
  });

  it('completes operations chained on a tensor', () => {
    expect(completionsAt(`${IMPORT}const x = tf.tensor1d([1]);\nx.add(1).|`)).toEqual(
      expect.arrayContaining(['relu', 'sum', 'reshape', 'dispose']),
    );
  });

  it('completes show and its options', () => {
    expect(completionsAt("import { | } from '@descent/show';")).toContain('show');
  });

  it('finds nothing wrong with a correct solution', () => {
    const solution = readFileSync('exercises/cnn/conv2d/reference.ts', 'utf8');
    expect(complaintsOf(solution)).toEqual([]);
  });

  it('takes the result of an operation for any rank, and keeps named ranks apart', () => {
    const returned = 'export function f(way: tf.Tensor1D[]): tf.Tensor2D {\n  return tf.stack(way);\n}';
    expect(complaintsOf(`${IMPORT}${returned}`)).toEqual([]);
    const mixed = 'export const f = (x: tf.Tensor1D): tf.Tensor2D => x;';
    expect(complaintsOf(`${IMPORT}${mixed}`)).toEqual([expect.stringContaining("'Tensor2D'")]);
  });

  it('names a wrong operation and the right one', () => {
    const [first] = complaintsOf(`${IMPORT}export const y = tf.tensor1d([1]).relux();`);
    expect(first).toContain("Did you mean 'relu'");
  });
});

const ID = '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7';

describe('the studio', () => {
  const CASES = "import { defineCases, example, property, integer, tensor } from '@descent/exercise';\n";

  it('completes what a case may say, what can be drawn, and the names of its sizes', () => {
    expect(completionsAt(`${CASES}property('x', { call: 'f', | })`)).toEqual(
      expect.arrayContaining(['args', 'points', 'runs', 'tolerance', 'visibility']),
    );
    const args = "property('x', { call: 'f', points: 1, sizes: { rows: integer(1, 2) }, args: ";
    expect(completionsAt(`${CASES}${args}({ rows }, draw) => [draw.|] })`)).toEqual(
      expect.arrayContaining(['normal', 'number']),
    );
    expect(completionsAt(`${CASES}${args}({ | }, draw) => [] })`)).toContain('rows');
  });

  it('completes what a law gets, and what a training measures', () => {
    expect(completionsAt("import { training } from '@descent/exercise';\ntraining('x', { | })")).toEqual(
      expect.arrayContaining(['args', 'measure', 'measureName', 'run', 'thresholds']),
    );
    const law =
      "invariant('x', { points: 1, given: { sizes: {}, args: () => [] }, check: async ({ | }) => [] })";
    expect(completionsAt(`import { invariant } from '@descent/exercise';\n${law}`)).toEqual(
      expect.arrayContaining(['student', 'sizes']),
    );
  });

  it.each(TEMPLATE_NAMES)('has nothing against any file of the template %s', (template) => {
    const files = exerciseTemplate({ id: ID, disclosure: 'open', template });
    for (const path of ['cases.ts', 'reference.ts', 'starter.ts', 'driver.ts'])
      expect([path, complaintsOf(files[path] ?? '')]).toEqual([path, []]);
  });

  it('names what is misspelt in a case', () => {
    const cases = exerciseTemplate({ id: ID, disclosure: 'open' })['cases.ts'] ?? '';
    expect(complaintsOf(cases.replace("visibility: 'hidden'", "visibilty: 'hidden'")).join()).toMatch(
      /visibilty/,
    );
  });
});
