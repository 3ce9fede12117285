/** TypeScript text to a running CommonJS module whose stack traces name the author's lines. */
import { parse } from 'acorn';
import { transform } from 'sucrase';
import type { CodeError } from '#grader/protocol.ts';
import { bounded, describeThrown, isLoadRefusal, LoadRefusal, lineInStack } from '../code-errors.ts';
import { furthestSyntaxError } from './furthest-error.ts';
import { findLookAlike } from './look-alikes.ts';
import { inOneReading } from './one-reading.ts';
import { parseErrorWords } from './parse-error-words.ts';
import { findStrayPart, type StrayPart } from './stray-import.ts';
import { awaitsAtTopLevel } from './top-level-await.ts';
import { findDropped, findUnread } from './unsupported-syntax.ts';

/** Larger sources are refused unread: no exercise needs more, and transpiling is not free. */
export const SOURCE_LENGTH_MAX = 256 * 1024;

export interface ModuleSource {
  /** As it appears in stack traces: "solution.ts". */
  readonly fileName: string;
  readonly source: string;
  /** Gives the module behind an import. @throws LoadRefusal for what is not available. */
  readonly require: (specifier: string) => unknown;
}

/**
 * Transpiles and runs one module. Types are stripped, not checked; every line keeps its number.
 * @returns the module's exports.
 * @throws LoadRefusal carrying a CodeError of kind `compile` (it does not parse) or `load` (its top level threw).
 */
export function loadModule({ fileName, source, require }: ModuleSource): ModuleExports {
  const { run } = compile({ fileName, source, mayAwait: false });
  return runModule(run, { fileName, require });
}

/** Like {@link loadModule}, and the top level may await: the exports are there once it is through. */
export async function loadAwaitedModule({ fileName, source, require }: ModuleSource): Promise<ModuleExports> {
  const { run, isAsync } = compile({ fileName, source, mayAwait: true });
  if (!isAsync) return runModule(run, { fileName, require });
  const module: { exports: Record<string, unknown> } = { exports: {} };
  try {
    await run(require, module.exports, module);
  } catch (thrown) {
    throw loadRefusal(thrown, fileName);
  }
  return module.exports;
}

export type ModuleExports = Readonly<Record<string, unknown>>;

function runModule(
  run: ModuleFunction,
  { fileName, require }: Pick<ModuleSource, 'fileName' | 'require'>,
): ModuleExports {
  const module: { exports: Record<string, unknown> } = { exports: {} };
  try {
    run(require, module.exports, module);
  } catch (thrown) {
    throw loadRefusal(thrown, fileName);
  }
  return module.exports;
}

function loadRefusal(thrown: unknown, fileName: string): LoadRefusal {
  const error = atLineOf(thrown, describeThrown(thrown, 'load', fileName), fileName);
  return new LoadRefusal(error, { cause: thrown });
}

/** A refused import knows no line of the importer; the stack does. */
function atLineOf(thrown: unknown, error: CodeError, fileName: string): CodeError {
  if (error.line !== undefined || !(thrown instanceof Error)) return error;
  const line = lineInStack(thrown.stack, fileName);
  return line === null ? error : { ...error, line };
}

interface Compiled {
  readonly run: ModuleFunction;
  readonly isAsync: boolean;
}

/** @throws LoadRefusal that names what the loader cannot take, where it is a thing with a name. */
function compile(given: { fileName: string; source: string; mayAwait: boolean }): Compiled {
  const { fileName, source, mayAwait } = given;
  try {
    const code = transpile(source, fileName);
    const isAsync = mayAwait && awaitsAtTopLevel(code);
    const run = evaluate(code, fileName, isAsync ? 'async ' : '');
    const dropped = findDropped(source, code);
    if (dropped !== null) throw compileRefusal(dropped.words, { line: dropped.line, column: 0 });
    return { run, isAsync };
  } catch (error) {
    const named = source.length > SOURCE_LENGTH_MAX ? null : nameOf(source, fileName);
    throw named === null ? error : compileRefusal(named.words, named);
  }
}

/** What keeps a source from compiling, if it has a name: a look-alike, or what the loader does not have. */
function nameOf(source: string, fileName: string): { words: string; line: number; column: number } | null {
  const alike = findLookAlike(source, (text) => faultOf(text, fileName));
  if (alike !== null) return alike;
  const unread = findUnread(source);
  return unread && { ...unread, column: 0 };
}

/** Where a text stops being readable, as an offset; null when it is readable. */
function faultOf(text: string, fileName: string): number | null {
  try {
    const code = inOneReading(transpile(text, fileName));
    parse(code, { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true });
    return null;
  } catch (error) {
    const place = isLoadRefusal(error) ? error.codeError : locationOf(error);
    const before = text.split('\n').slice(0, (place?.line ?? 1) - 1);
    const lineStart = before.reduce((sum, line) => sum + line.length + 1, 0);
    // Transpiled lines are longer than their author's.
    const lineEnd = `${text}\n`.indexOf('\n', lineStart);
    return Math.min(lineStart + (place?.column ?? 0), lineEnd);
  }
}

/** TypeScript to CommonJS, line by line. @throws LoadRefusal */
export function transpile(source: string, fileName: string): string {
  if (source.length > SOURCE_LENGTH_MAX) {
    throw compileRefusal(
      `${fileName} has ${source.length} characters; at most ${SOURCE_LENGTH_MAX} are allowed.`,
    );
  }
  const strip = () =>
    transform(source, {
      transforms: ['typescript', 'imports'],
      filePath: fileName,
      disableESTransforms: true,
      production: true,
    }).code;
  try {
    return strip();
  } catch (error) {
    const nested = error instanceof RangeError;
    const furthest = (nested ? null : furthestSyntaxError(strip, source)) ?? error;
    const location = locationOf(furthest);
    throw compileRefusal(parseErrorWords(furthest, fileName, isAtEnd(source, location)), location);
  }
}

// biome-ignore lint/security/noGlobalEval: running text is the realm's purpose; the realm is the boundary
const evaluateGlobally: (text: string) => unknown = globalThis.eval;

type ModuleFunction = (require: unknown, exports: unknown, module: unknown) => unknown;

function evaluate(code: string, fileName: string, prefix: '' | 'async ' = ''): ModuleFunction {
  // The wrapper opens on the code's own first line, so V8 counts lines as the author does.
  const wrapped = `(${prefix}function (require, exports, module) {${code}\n})`;
  refuseStrayParts(wrapped, fileName);
  const plain = inOneReading(wrapped);
  try {
    return evaluateGlobally(`${plain}\n//# sourceURL=${fileName}`) as ModuleFunction;
  } catch (error) {
    if (plain !== wrapped && isEscapedKeyword(error)) {
      throw compileRefusal(STRAY_WORDS.import, lineOfImport(wrapped));
    }
    // V8 gives no position for a syntax error in evaluated text; a second parser does.
    throw compileRefusal(parseErrorWords(error, fileName), locate(inOneReading(code), prefix !== ''));
  }
}

/** What a stray part is called, and what to do about it. */
const STRAY_WORDS: Readonly<Record<StrayPart['kind'], string>> = {
  import:
    "`import` stands here in a form that an exercise does not have. Import at the top of the file: `import * as tf from '@tensorflow/tfjs';`.",
  'html-comment':
    '`<!--` and a line that begins with `-->` are comments of the kind that web pages have. An exercise does not have them: write `//`.',
};

function refuseStrayParts(script: string, fileName: string): void {
  let stray: StrayPart | null;
  try {
    stray = findStrayPart(script);
  } catch (error) {
    throw compileRefusal(parseErrorWords(error, fileName), locationOf(error));
  }
  if (stray !== null) throw compileRefusal(STRAY_WORDS[stray.kind], { line: stray.line, column: 0 });
}

/** What V8 says of an `import` that no parser of ours has seen. */
function isEscapedKeyword(error: unknown): boolean {
  return error instanceof SyntaxError && error.message.includes('escaped characters');
}

/** Where it most likely is: nobody but V8 knows. */
function lineOfImport(script: string): Location | null {
  const at = script.search(/import\s*(?:[(.]|\/[/*])/);
  return at < 0 ? null : { line: script.slice(0, at).split('\n').length, column: 0 };
}

interface Location {
  readonly line: number;
  readonly column: number;
}

/** Whether nothing but space stands there and behind. */
function isAtEnd(source: string, location: Location | null): boolean {
  if (location === null) return false;
  const [line = '', ...below] = source.split('\n').slice(location.line - 1);
  return [line.slice(Math.max(0, location.column - 1)), ...below].join('').trim() === '';
}

function locate(code: string, allowAwaitOutsideFunction: boolean): Location | null {
  try {
    parse(code, { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction });
    return null;
  } catch (error) {
    const location = locationOf(error);
    // Columns of transpiled text are not the author's; the line is.
    return location && { line: location.line, column: 0 };
  }
}

function locationOf(error: unknown): Location | null {
  if (typeof error !== 'object' || error === null || !('loc' in error)) return null;
  const { line, column } = error.loc as { line?: unknown; column?: unknown };
  if (typeof line !== 'number' || line < 1) return null;
  return { line, column: typeof column === 'number' ? column : 0 };
}

function compileRefusal(message: string, location: Location | null = null): LoadRefusal {
  const error: CodeError = {
    kind: 'compile',
    name: 'SyntaxError',
    message: bounded(message, 4_000),
    ...(location === null ? {} : { line: location.line }),
    ...(location && location.column > 0 ? { column: location.column } : {}),
  };
  return new LoadRefusal(error);
}
