/** Changes a text in places that are named by the lines that stand there. Pure. */

/** A line of a difference: one that goes, one that comes, or one that stays and only says where. */
export interface EditLine {
  readonly kind: 'removed' | 'added' | 'kept';
  readonly text: string;
  /** Where it stands in the file that holds the difference, from 1. */
  readonly line: number;
}

/** One place: lines that follow one another. */
export type Edit = readonly EditLine[];

/** Why a difference does not fit. */
export interface EditProblem {
  /** In the file that holds the difference. */
  readonly line: number;
  /** What is wrong and what to do. */
  readonly message: string;
}

export type Edited =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'misfit'; readonly problems: readonly EditProblem[] };

export interface EditedText {
  /** Its path, for messages. */
  readonly name: string;
  readonly text: string;
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly edit: Edit;
}

/**
 * The text with every edit made. What an edit removes and keeps must be whole lines that occur there exactly once, one
 * after the other; the order of the edits does not matter.
 */
export function editText(base: EditedText, edits: readonly Edit[]): Edited {
  const lines = base.text.split(/\r?\n/);
  const found = edits.map((edit) => findPlace({ name: base.name, lines, edit }));
  const problems = found.flatMap((place) => ('message' in place ? [place] : []));
  const places = found
    .flatMap((place) => ('message' in place ? [] : [place]))
    .sort((a, b) => a.from - b.from);
  problems.push(...places.flatMap((place, i) => overlapOf(places[i - 1], place)));
  if (problems.length > 0) return { kind: 'misfit', problems };
  let at = 0;
  const edited: string[] = [];
  for (const { from, to, edit } of places) {
    edited.push(...lines.slice(at, from));
    edited.push(...edit.filter(({ kind }) => kind !== 'removed').map(({ text }) => text));
    at = to;
  }
  return { kind: 'edited', text: [...edited, ...lines.slice(at)].join('\n') };
}

interface Search {
  readonly name: string;
  readonly lines: readonly string[];
  readonly edit: Edit;
}

function findPlace({ name, lines, edit }: Search): Place | EditProblem {
  const line = edit[0]?.line ?? 1;
  const old = edit.filter(({ kind }) => kind !== 'added');
  if (edit.every(({ kind }) => kind === 'kept')) {
    return { line, message: 'changes nothing. Begin what goes with "-" and what comes with "+".' };
  }
  if (old.length === 0) {
    return { line, message: `only adds lines. Add the line of ${name} above or below, after a space.` };
  }
  const starts = lines.flatMap((_, start) =>
    old.every(({ text }, i) => lines[start + i] === text) ? [start] : [],
  );
  const [from] = starts;
  if (from === undefined) return notFound({ name, lines, edit: old });
  if (starts.length > 1) {
    const where = starts.map((start) => start + 1).join(', ');
    return {
      line,
      message: `fits ${starts.length} places of ${name}, at its lines ${where}. Add the lines around the one that is meant.`,
    };
  }
  return { from, to: from + old.length, edit };
}

/** @param search.edit the lines that ought to be there */
function notFound({ name, lines, edit }: Search): EditProblem {
  const missing = edit.find(({ text }) => !lines.includes(text));
  if (!missing) {
    return {
      line: edit[0]?.line ?? 1,
      message: `${edit.length} lines that do not follow one another in ${name}. Put a line "@@" between two places.`,
    };
  }
  const indented = lines.findIndex((text) => text.trim() === missing.text.trim());
  const advice =
    indented < 0
      ? `Copy the line as it stands there; where ${name} was written anew, make the mistake anew or remove this file.`
      : `Line ${indented + 1} there differs in its spaces: the first character here is the mark, then comes the whole line.`;
  return { line: missing.line, message: `\`${missing.text.trim()}\` is no line of ${name}. ${advice}` };
}

function overlapOf(before: Place | undefined, { from, edit }: Place): EditProblem[] {
  if (!before || before.to <= from) return [];
  const other = before.edit[0]?.line ?? 1;
  return [
    { line: edit[0]?.line ?? 1, message: `meets the place of line ${other}. Make one place of the two.` },
  ];
}
