/** Errors of loaded code as data: messages bounded, lines of the code's own file, nothing of ours. */
import type { CodeError } from '#grader/protocol.ts';
import { errorWords } from './error-words.ts';

const MESSAGE_LENGTH_MAX = 4_000;
const NAME_LENGTH_MAX = 200;
const STACK_LENGTH_MAX = 20_000;
const REFUSAL_BRAND = 'DescentLoadRefusal';

/** A module could not be loaded; carries the error to report. Recognised by brand, since realms are other worlds. */
export class LoadRefusal extends Error {
  override readonly name = REFUSAL_BRAND;
  readonly codeError: CodeError;
  /** @param options `cause` is what the code threw, where it did */
  constructor(codeError: CodeError, options?: ErrorOptions) {
    super(codeError.message, options);
    this.codeError = codeError;
  }
}

export function isLoadRefusal(error: unknown): error is LoadRefusal {
  return error instanceof Error && error.name === REFUSAL_BRAND && 'codeError' in error;
}

const CONTRACT_BRAND = 'ContractError';

/** Code broke the contract of its entry point: a result that cannot be carried, no gradient. Speaks to its author. */
export class ContractError extends Error {
  override readonly name = CONTRACT_BRAND;
}

/**
 * Describes anything thrown by code loaded as `fileName`: an Error, a string, nothing. Reads each property once and
 * survives getters that throw.
 */
export function describeThrown(thrown: unknown, kind: CodeError['kind'], fileName: string): CodeError {
  if (isLoadRefusal(thrown)) return thrown.codeError;
  if (thrown instanceof ContractError) return contractError(thrown.message);
  try {
    if (typeof thrown === 'object' && thrown !== null) {
      const { name, message, stack } = thrown as { name?: unknown; message?: unknown; stack?: unknown };
      const line = lineInStack(stack, fileName);
      const known = bounded(typeof name === 'string' ? name : 'Error', NAME_LENGTH_MAX);
      const words = typeof message === 'string' ? errorWords(known, message) : 'An object was thrown.';
      return {
        kind,
        name: known,
        message: bounded(words, MESSAGE_LENGTH_MAX),
        ...(line === null ? {} : { line }),
      };
    }
    const text = typeof thrown === 'string' ? thrown : `The value ${String(thrown)} was thrown.`;
    return { kind, name: 'Thrown value', message: bounded(text, MESSAGE_LENGTH_MAX) };
  } catch {
    return { kind, name: 'Error', message: 'Something was thrown that cannot be read.' };
  }
}

/**
 * Like {@link describeThrown} for a call that went through the exercise's driver: where no line of `fileName` threw, the
 * driver could not go on with what it was given.
 */
export function describeDriven(thrown: unknown, fileName: string): CodeError {
  const error = describeThrown(thrown, 'runtime', fileName);
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  if (error.line !== undefined || lineInStack(stack, 'driver.ts') === null) return error;
  return contractError(
    `The exercise calls your function and could not go on with what it returned. Does it return what the statement asks for, in every branch? (${error.message})`,
  );
}

/** @param message speaks to the author of the code. */
export function contractError(message: string): CodeError {
  return { kind: 'contract', name: CONTRACT_BRAND, message: bounded(message, MESSAGE_LENGTH_MAX) };
}

/** An innermost line in one of several files. */
export interface CodePlace {
  readonly fileName: string;
  readonly line: number;
}

/** The innermost line of any of `fileNames` in a stack trace, or null. */
export function placeInStack(stack: unknown, fileNames: readonly string[]): CodePlace | null {
  if (typeof stack !== 'string') return null;
  for (const frame of stack.slice(0, STACK_LENGTH_MAX).split('\n')) {
    for (const fileName of fileNames) {
      const line = lineInStack(frame, fileName);
      if (line !== null) return { fileName, line };
    }
  }
  return null;
}

/**
 * The innermost 1-based line of `fileName` in a stack trace, or null. Frames read "f (solution.ts:3:9)" in browsers and
 * Node, "f (solution.ts, <anonymous>:3:9)" in Deno.
 */
export function lineInStack(stack: unknown, fileName: string): number | null {
  if (typeof stack !== 'string') return null;
  for (const frame of stack.slice(0, STACK_LENGTH_MAX).split('\n')) {
    const at = frame.lastIndexOf(fileName);
    // A longer name that merely ends like ours ("my-solution.ts") is another file.
    if (at < 0 || /[\w.-]/.test(frame.charAt(at - 1))) continue;
    const line = /^(?:, <anonymous>)?:(\d+)/.exec(frame.slice(at + fileName.length))?.[1];
    if (line !== undefined && Number(line) > 0) return Number(line);
  }
  return null;
}

export function bounded(text: string, lengthMax: number): string {
  return text.length <= lengthMax ? text : `${text.slice(0, lengthMax - 1)}…`;
}
