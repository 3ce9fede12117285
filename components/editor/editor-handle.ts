/** What the workspace does with an editor, whichever one it is. */
export interface EditorHandle {
  getSource(): string;
  /** Replaces everything; the editor's own undo brings the old text back. */
  replaceSource(source: string): void;
  /** Shows a 1-based line and puts the cursor there. */
  goToLine(line: number): void;
  focus(): void;
  /** Writes at the cursor, round what is selected: `before`, the selection, `after`. */
  insert(before: string, after?: string): void;
  /** Does what the editor has of its own; nothing where it has none. */
  perform(act: EditorAct): void;
}

export type EditorAct =
  | 'format'
  | 'find'
  | 'undo'
  | 'next-problem'
  | 'show-documentation'
  | 'show-parameters'
  | 'suggest'
  | 'all-commands';

/** A message on a line of the student's code: from the last run, or of an operation that is not allowed. */
export interface EditorMark {
  readonly line: number;
  /** 1-based; the whole line when absent. */
  readonly column?: number | undefined;
  readonly endColumn?: number | undefined;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'hint';
}

export interface CursorPlace {
  readonly line: number;
  readonly column: number;
}
