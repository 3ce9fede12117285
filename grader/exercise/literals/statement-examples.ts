/** Worked examples of a statement, in fences marked `example`: `relu([-2, 3]) → [0, 3]`. `check` holds the reference to them. */
import type { FileMap, JsonValue } from '#grader/protocol.ts';
import type { ExerciseProblem } from '../files/exercise-error.ts';
import { LiteralProblem, literalReader } from './literal-text.ts';

export const EXAMPLE_FENCE = 'example';

export interface StatementExample {
  /** In the statement, from 1. */
  readonly line: number;
  /** As it is written, its lines joined. */
  readonly text: string;
  /** An entry point, or an export of driver.ts. */
  readonly call: string;
  readonly args: readonly JsonValue[];
  readonly expected: JsonValue;
  /** Of one with `≈`: how many decimals its most exact number has. Null: as exact as the reference. */
  readonly decimals: number | null;
}

export interface ReadExamples {
  readonly examples: readonly StatementExample[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** All examples of a statement, and what cannot be read. */
export function statementExamples(markdown: string): ReadExamples {
  const read = fencesOf(markdown).map(({ line, text }) => readExamples(text, line));
  return {
    examples: read.flatMap(({ examples }) => examples),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** For loading: fences that cannot be read, at their lines. */
export function statementProblems(files: FileMap): ExerciseProblem[] {
  return statementExamples(files['statement.md'] ?? '').problems.map(({ line, message }) => ({
    file: 'statement.md',
    field: '',
    line,
    message,
  }));
}

/** The examples of one fence. @param firstLine where its text begins; what follows a mistake is not read */
export function readExamples(text: string, firstLine: number): ReadExamples {
  const reader = literalReader(text);
  const lineAt = (at: number): number => firstLine + text.slice(0, at).split('\n').length - 1;
  const examples: StatementExample[] = [];
  try {
    while (!reader.isAtEnd()) {
      const start = reader.at();
      const call = reader.name('the name of a function');
      reader.expects('(', '`(`');
      const args = reader.valuesUntil(')');
      const rounded = reader.takes('≈');
      if (!rounded && !reader.takes('->'))
        reader.expects('→', '`→` (or `->`), or `≈` before rounded numbers');
      const from = reader.at();
      const expected = reader.value();
      const written = text.slice(from, reader.at());
      examples.push({
        line: lineAt(start),
        text: text.slice(start, reader.at()).trim().replace(/\s+/g, ' '),
        call,
        args,
        expected,
        decimals: rounded ? decimalsOf(written) : null,
      });
    }
    return { examples, problems: [] };
  } catch (error) {
    if (!(error instanceof LiteralProblem)) throw error;
    const message = `${error.message.replace(/\.$/, '')}. An example is a call and its result: relu([-2, 3]) → [0, 3]`;
    return { examples, problems: [{ line: lineAt(error.at), message }] };
  }
}

function decimalsOf(written: string): number {
  const decimals = written.match(/\.\d+/g) ?? [];
  return decimals.reduce((most, one) => Math.max(most, one.length - 1), 0);
}

interface Fence {
  readonly line: number;
  readonly text: string;
}

/** As CommonMark reads them: a fence ends with as many marks as it began, or with the text, and what is inside one is none. */
function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let open: { readonly mark: string; readonly isExample: boolean; readonly from: number } | null = null;
  const lines = markdown.split(/\r\n|[\n\r]/);
  const close = (to: number): void => {
    if (open?.isExample) fences.push({ line: open.from + 1, text: lines.slice(open.from, to).join('\n') });
    open = null;
  };
  for (const [at, line] of lines.entries()) {
    const [, mark = '', info = ''] = /^\s*(`{3,}(?!.*`)|~{3,})\s*(.*)$/.exec(line) ?? [];
    if (open === null) {
      if (mark !== '') open = { mark, isExample: info.trim() === EXAMPLE_FENCE, from: at + 1 };
    } else if (mark.startsWith(open.mark) && info.trim() === '') {
      close(at);
    }
  }
  close(lines.length);
  return fences;
}
