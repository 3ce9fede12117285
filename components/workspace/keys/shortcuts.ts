/** Keys of the workspace. The editor has its own for Run and Submit, with the same meaning. */

export type ShortcutAction =
  | 'run'
  | 'save'
  | 'submit'
  | 'stop'
  | 'next-failing'
  | 'previous-failing'
  | 'debug'
  | 'run-case'
  | 'shortcuts'
  | 'next-pane'
  | 'format'
  | 'larger-text'
  | 'smaller-text'
  | 'editor-help';

export const SHORTCUTS: readonly {
  readonly keys: string;
  readonly words: string;
  readonly letter: boolean;
}[] = [
  { keys: 'Ctrl Enter', words: 'Run the file that is open', letter: false },
  { keys: 'Ctrl Shift Enter', words: 'Submit', letter: false },
  { keys: 'Ctrl S', words: 'Save now; what you write is saved by itself, too', letter: false },
  { keys: 'Esc', words: 'Stop a run', letter: false },
  { keys: 'N', words: 'Next failing case', letter: true },
  { keys: 'P', words: 'Previous failing case', letter: true },
  { keys: 'D', words: 'Debug the smallest failing input', letter: true },
  { keys: 'R', words: 'Run only the open case', letter: true },
  { keys: 'Ctrl K', words: 'Go to an exercise, or find any action', letter: false },
  { keys: 'F6', words: 'Next pane', letter: false },
  { keys: 'Shift Alt F', words: 'Format the code', letter: false },
  { keys: 'Ctrl F', words: 'Find in the code', letter: false },
  { keys: 'Shift Alt .', words: 'Larger code', letter: false },
  { keys: 'Shift Alt ,', words: 'Smaller code', letter: false },
  { keys: 'Ctrl G', words: 'Go to a line', letter: false },
  { keys: 'Esc Tab', words: 'Leave the editor', letter: false },
  { keys: 'Alt F1', words: 'Help with the code editor', letter: false },
  { keys: '?', words: 'This list', letter: true },
];

const LETTERS: Readonly<Record<string, ShortcutAction>> = {
  n: 'next-failing',
  p: 'previous-failing',
  d: 'debug',
  r: 'run-case',
  '?': 'shortcuts',
};

/** By the place on the keyboard: with Alt, what is printed there differs from what comes. */
const SHIFT_ALT: Readonly<Record<string, ShortcutAction>> = {
  KeyF: 'format',
  Period: 'larger-text',
  Comma: 'smaller-text',
};

export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a key press asks for; single letters only when no text field has the focus and they are not turned off. */
export function shortcutOf(
  pressed: PressedKey,
  place: { readonly typing: boolean; readonly letters: boolean },
): ShortcutAction | null {
  const command = pressed.ctrlKey || pressed.metaKey;
  if (pressed.key === 'Enter' && command && !pressed.altKey) return pressed.shiftKey ? 'submit' : 'run';
  if (pressed.key.toLowerCase() === 's' && command && !pressed.shiftKey && !pressed.altKey) return 'save';
  if (pressed.key === 'F6') return 'next-pane';
  if (pressed.key === 'F1' && pressed.altKey && !command) return 'editor-help';
  if (pressed.altKey && pressed.shiftKey && !command) return SHIFT_ALT[pressed.code] ?? null;
  if (command || pressed.altKey) return null;
  if (pressed.key === 'Escape') return 'stop';
  if (place.typing || !place.letters) return null;
  return LETTERS[pressed.key.toLowerCase()] ?? null;
}
