/**
 * Collects the declarations of TensorFlow.js and `@descent/show`, and apart from them the SDK, for the editor:
 * `node scripts/build-editor-types.ts`, or {@link buildEditorTypes}.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = '@tensorflow/tfjs';
/** Backends are chosen by the realm; their classes in the completion list would only mislead. */
const LEFT_OUT = /^@tensorflow\/tfjs-(?:backend-\w+|node)/;
const IMPORTED = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
const LICENSE = /\/\*\*?\s*\n?\s*\*?\s*@license[\s\S]*?\*\/\s*/g;
const HASH_LENGTH = 12;
/** Most operations give a `Tensor` of no rank in particular. */
const NO_RANK = 'class Tensor<R extends Rank = Rank>';
/** Such a tensor may be returned where a starter names a rank; tensors of two named ranks still do not mix. */
const ANY_RANK = 'class Tensor<R extends Rank = any>';

/** Paths below node_modules to their text. */
export type EditorTypes = Readonly<Record<string, string>>;

/** Every declaration that `import * as tf from '@tensorflow/tfjs'` reaches, and the package.json files that lead there. */
export function collectEditorTypes(root: string = ROOT): EditorTypes {
  const files: Record<string, string> = {};
  const waiting = [declarationOf(root, ENTRY)];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (path in files) continue;
    const text = readFileSync(join(root, 'node_modules', path), 'utf8');
    files[path] = text.replace(LICENSE, '');
    for (const [, specifier = ''] of text.matchAll(IMPORTED)) {
      const next = resolveFrom(root, path, specifier);
      if (next !== null) waiting.push(next);
    }
  }
  for (const name of new Set(Object.keys(files).map(packageOf))) {
    files[`${name}/package.json`] = JSON.stringify({ name, types: 'dist/index.d.ts' });
  }
  leaveRankOpen(files, '@tensorflow/tfjs-core/dist/tensor.d.ts');
  files['@descent/show/index.d.ts'] = readFileSync(join(root, 'grader/exercise/show.ts'), 'utf8');
  return files;
}

/** So that `return tf.stack(rows)` is not underlined as a mistake in code that is right. */
function leaveRankOpen(files: Record<string, string>, path: string): void {
  const text = files[path] ?? '';
  if (!text.includes(NO_RANK)) throw new Error(`${path} no longer declares \`${NO_RANK}\`.`);
  files[path] = text.replace(NO_RANK, ANY_RANK);
}

const SDK = '@descent/exercise';

/** What `cases.ts` and `driver.ts` import, as the sources that they are: the language server reads those as well. */
export function collectSdkTypes(root: string = ROOT): EditorTypes {
  const files: Record<string, string> = {
    [`${SDK}/index.ts`]: "export * from './exercise/index';\n",
    // Schemas are read for the types that are written down; what is derived from them stays open.
    'zod/index.d.ts': 'export declare const z: any;\nexport declare namespace z { type infer<T> = any; }\n',
  };
  const waiting = ['exercise/index.ts'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (`${SDK}/${path}` in files) continue;
    const text = readFileSync(join(root, 'grader', path), 'utf8');
    const up = '../'.repeat(path.split('/').length - 1) || './';
    const own = text.replaceAll(/(['"])#grader\/([^'"]+)\1/g, `$1${up}$2$1`);
    for (const [, specifier = ''] of own.matchAll(IMPORTED))
      if (specifier.startsWith('.')) waiting.push(join(dirname(path), specifier).replaceAll('\\', '/'));
    files[`${SDK}/${path}`] = own.replaceAll(/(['"]\.[^'"]*)\.ts(['"])/g, '$1$2');
  }
  return files;
}

/** Writes the declarations below `public/editor/`, named by their content, and a manifest that names them. */
export async function buildEditorTypes(root: string = ROOT): Promise<string> {
  const folder = join(root, 'public/editor');
  await mkdir(folder, { recursive: true });
  const types = await writeNamed(folder, 'tfjs-types', collectEditorTypes(root));
  const sdk = await writeNamed(folder, 'sdk-types', collectSdkTypes(root));
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify({ types, sdk })}\n`);
  return `${types}, ${sdk}`;
}

/** Writes one file and takes its predecessors away. */
async function writeNamed(folder: string, what: string, files: EditorTypes): Promise<string> {
  const text = JSON.stringify(files);
  const name = `${what}-${createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH)}.json`;
  await writeFile(join(folder, name), text);
  for (const old of await readdir(folder)) {
    if (old.startsWith(`${what}-`) && old !== name) await rm(join(folder, old), { force: true });
  }
  return name;
}

function resolveFrom(root: string, importer: string, specifier: string): string | null {
  if (specifier.startsWith('@tensorflow/')) {
    return LEFT_OUT.test(specifier) ? null : declarationOf(root, specifier);
  }
  if (!specifier.startsWith('.')) return null;
  return existing(root, join(dirname(importer), specifier).replaceAll('\\', '/'));
}

/** "@tensorflow/tfjs-core/dist/types" or a bare package name. */
function declarationOf(root: string, specifier: string): string {
  const found = existing(root, specifier === packageOf(specifier) ? `${specifier}/dist/index` : specifier);
  if (found === null) throw new Error(`No declarations of ${specifier} below node_modules.`);
  return found;
}

function existing(root: string, path: string): string | null {
  const candidates = [`${path}.d.ts`, `${path}/index.d.ts`];
  return candidates.find((candidate) => existsSync(join(root, 'node_modules', candidate))) ?? null;
}

function packageOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  console.log(`editor types: public/editor/${await buildEditorTypes()}`);
}
