/** The console that loaded code sees: bounded lines with level and the code's own line number. */
import type { LogLine } from '#grader/protocol.ts';
import { placeInStack } from './code-errors.ts';
import { formatArguments } from './format-value.ts';

export interface ConsoleOptions {
  /** Lines in all, at most; one more says that there would have been more. */
  readonly linesMax: number;
  /** Files whose lines are named: the solution, and what is evaluated behind it. */
  readonly files: { readonly solution: string; readonly snippet: string };
  readonly send: (line: LogLine) => void;
}

export interface CapturedConsole {
  /** To be put in the place of `globalThis.console`. */
  readonly console: Readonly<Record<string, (...values: unknown[]) => void>>;
  /** A line that no call of the code made, such as a rejection that nobody handled. */
  readonly note: (level: LogLine['level'], value: unknown) => void;
}

const ALIASES: Readonly<Record<string, LogLine['level']>> = {
  log: 'log',
  info: 'info',
  warn: 'warn',
  error: 'error',
  debug: 'debug',
  dir: 'log',
  table: 'log',
  trace: 'log',
  group: 'log',
};
const SILENT = ['groupEnd', 'groupCollapsed', 'time', 'timeEnd', 'timeLog', 'count', 'countReset', 'clear'];

export function captureConsole({ linesMax, files, send }: ConsoleOptions): CapturedConsole {
  let lines = 0;
  const write = (level: LogLine['level'], values: readonly unknown[], stack: unknown): void => {
    lines += 1;
    if (lines > linesMax + 1) return;
    if (lines > linesMax) {
      send({ level: 'warn', text: `More than ${linesMax} lines; the rest is not shown.` });
      return;
    }
    const place = placeInStack(stack, [files.solution, files.snippet]);
    send({
      level,
      text: formatArguments(values),
      ...(place === null ? {} : { line: place.line }),
      ...(place?.fileName === files.snippet ? { file: 'snippet' } : {}),
    });
  };
  const methods: Record<string, (...values: unknown[]) => void> = {};
  for (const [name, level] of Object.entries(ALIASES)) {
    methods[name] = (...values) => write(level, values, lines < linesMax ? new Error().stack : null);
  }
  for (const name of SILENT) methods[name] = () => {};
  methods.assert = (condition, ...values) => {
    if (!condition) write('error', ['Assertion failed', ...values], new Error().stack);
  };
  return { console: methods, note: (level, value) => write(level, [value], stackOf(value)) };
}

function stackOf(value: unknown): unknown {
  try {
    return value instanceof Error ? value.stack : null;
  } catch {
    return null;
  }
}
