/** TypeScript in the editor: options, the globals of a student realm, and the declarations of what it may import. */
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register.js';

/** A realm has no page: what is missing here is missing there too, and the editor says so. */
const REALM_GLOBALS = `
interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
}
/** Prints to the case that runs. Tensors print with shape and first values. */
declare const console: Console;
declare const performance: { now(): number };
declare function setTimeout(callback: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]): number;
declare function clearTimeout(timer: number): void;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T): T;
/** What snippets of cases call: the exercise's own file, which is not open here. */
declare module '*/driver';
`;

const ROOT = 'file:///';

/** Codes that would only distract: an unused import while typing, a file that is not a module yet. */
const QUIET_CODES = [6133, 6192, 6196, 1208, 2306];

export function setUpTypeScript(): void {
  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ES2020,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    lib: ['es2022'],
    types: [],
    strict: true,
    // A student who leaves out a type has not made a mistake.
    noImplicitAny: false,
    skipLibCheck: true,
    allowNonTsExtensions: true,
    isolatedModules: true,
    // Two files without an import do not share their names, in one project or in two: 3 is `force`.
    moduleDetection: 3,
  });
  typescriptDefaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: QUIET_CODES, onlyVisible: true });
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.addExtraLib(REALM_GLOBALS, `${ROOT}realm-globals.d.ts`);
}

let loading: Promise<void> | null = null;

/** Loads the declarations once; without them the editor works, only completions are poorer. */
export function loadTypes(): Promise<void> {
  loading ??= fetchTypes().catch((error: unknown) => {
    loading = null;
    console.warn('The types of TensorFlow.js did not load; completions are missing.', error);
  });
  return loading;
}

let loadingSdk: Promise<void> | null = null;

/** The same of what the author of an exercise imports, beside those of TensorFlow.js. */
export function loadSdkTypes(): Promise<void> {
  loadingSdk ??= fetchSdkTypes().catch((error: unknown) => {
    loadingSdk = null;
    console.warn('The types of @descent/exercise did not load; completions are missing.', error);
  });
  return loadingSdk;
}

async function fetchSdkTypes(): Promise<void> {
  // Those replace all that is there.
  await loadTypes();
  const { sdk } = (await (await fetchOk('/editor/manifest.json')).json()) as { sdk: string };
  const files = (await (await fetchOk(`/editor/${sdk}`)).json()) as Record<string, string>;
  for (const [path, content] of Object.entries(files))
    typescriptDefaults.addExtraLib(content, `${ROOT}node_modules/${path}`);
}

async function fetchTypes(): Promise<void> {
  const manifest = (await (await fetchOk('/editor/manifest.json')).json()) as { types: string };
  const files = (await (await fetchOk(`/editor/${manifest.types}`)).json()) as Record<string, string>;
  typescriptDefaults.setExtraLibs([
    { content: REALM_GLOBALS, filePath: `${ROOT}realm-globals.d.ts` },
    ...Object.entries(files).map(([path, content]) => ({ content, filePath: `${ROOT}node_modules/${path}` })),
  ]);
}

async function fetchOk(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response;
}
