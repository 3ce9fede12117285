/** `misconceptions/<name>.md`: what the mistake is called, its hint, and how it differs from a right program. */
import { z } from 'zod';
import type { Edit, EditLine } from '../files/edit-text.ts';
import { ExerciseError } from '../files/exercise-error.ts';
import { parseFrontMatter } from '../files/parse-yaml.ts';

/** Stored right programs that a difference may start from. */
export const BASE_SOLUTION = /^solutions\/right-[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/;

const frontMatterSchema = z.strictObject({
  title: z.string().trim().min(1),
  of: z
    .string()
    .regex(BASE_SOLUTION, 'expected a right solution, such as solutions/right-loops.ts')
    .optional(),
  family: z
    .strictObject({
      constant: z.string().regex(/^[A-Za-z_]\w*$/, 'expected the name of a constant'),
      from: z.number().positive(),
      to: z.number().positive(),
    })
    .refine(({ from, to }) => from < to, 'expected `from` below `to`')
    .optional(),
});

export interface MisconceptionFile {
  readonly title: string;
  /** Markdown. */
  readonly hint: string;
  /** The right program that is changed. */
  readonly base: string;
  /** Differences, each with its places; more than one where a mistake has several forms. */
  readonly forms: readonly (readonly Edit[])[];
  /** A constant of the student's choosing, and between what it is looked for. */
  readonly family: { readonly constant: string; readonly from: number; readonly to: number } | null;
}

/** @throws ExerciseError naming file, line and what to do */
export function parseMisconception(file: string, text: string): MisconceptionFile {
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    refuse(file, 1, 'expected to begin with `title: …` between two lines of `---`.');
  }
  const front = parseFrontMatter({ text: lines.slice(1, end).join('\n'), schema: frontMatterSchema, file });
  const { hint, fences } = splitBody(file, lines.slice(end + 1), end + 2);
  if (hint === '') refuse(file, end + 1, 'has no hint. Write it above the difference.');
  if (fences.length === 0) {
    refuse(file, lines.length, 'has no difference. Add one between ```diff and ```, or write a .ts file.');
  }
  return {
    title: front.title,
    hint,
    base: front.of ?? 'reference.ts',
    forms: fences.map((fence) => readEdits(file, fence)),
    family: front.family ?? null,
  };
}

interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/** The Markdown around the differences, and the lines of each difference. */
function splitBody(file: string, body: readonly string[], firstLine: number) {
  const hint: string[] = [];
  const fences: NumberedLine[][] = [];
  let fence: NumberedLine[] | null = null;
  let opened = 0;
  for (const [i, text] of body.entries()) {
    const line = firstLine + i;
    if (fence && /^```\s*$/.test(text)) fence = null;
    else if (fence) fence.push({ text, line });
    else if (/^```diff\s*$/.test(text)) {
      fence = [];
      opened = line;
      fences.push(fence);
    } else hint.push(text);
  }
  if (fence) refuse(file, opened, 'opens a difference that no ``` closes.');
  return {
    hint: hint
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    fences,
  };
}

const KINDS: Readonly<Record<string, EditLine['kind']>> = { '-': 'removed', '+': 'added', ' ': 'kept' };

function readEdits(file: string, fence: readonly NumberedLine[]): Edit[] {
  const edits: EditLine[][] = [[]];
  for (const { text, line } of fence) {
    if (text.startsWith('@@')) edits.push([]);
    // Editors take the space off a line that has nothing else.
    else if (text === '') edits.at(-1)?.push({ kind: 'kept', text: '', line });
    else {
      const kind = KINDS[text.charAt(0)];
      if (!kind) refuse(file, line, 'begins with neither "-", "+" nor a space.');
      else edits.at(-1)?.push({ kind, text: text.slice(1), line });
    }
  }
  const places = edits.map(withoutBlankEnds).filter((edit) => edit.length > 0);
  if (places.length === 0) refuse(file, fence[0]?.line ?? 1, 'holds an empty difference.');
  return places;
}

/** A blank line at either end says nothing about the place. */
function withoutBlankEnds(edit: readonly EditLine[]): Edit {
  const says = ({ kind, text }: EditLine) => kind !== 'kept' || text !== '';
  return edit.slice(edit.findIndex(says), edit.findLastIndex(says) + 1);
}

function refuse(file: string, line: number, message: string): never {
  throw new ExerciseError('', [{ file, field: '', line, message }]);
}
