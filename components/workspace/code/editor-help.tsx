'use client';

import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/keys/kbd.tsx';
import styles from '../keys/shortcut-sheet.module.css';
import type { ChangeableSettings } from '../use-workspace-settings.ts';

interface EditorHelpProps {
  readonly open: boolean;
  readonly settings: ChangeableSettings;
  readonly onClose: () => void;
}

const KEYS: readonly { readonly keys: string; readonly words: string }[] = [
  { keys: 'Esc Tab', words: 'Leave the editor; Tab alone indents' },
  { keys: 'Ctrl M', words: 'Tab always leaves, until pressed again' },
  { keys: 'F8', words: 'Read the next problem in the code' },
  { keys: 'Shift F8', words: 'Read the problem before' },
  { keys: 'Shift Alt H', words: 'Read the documentation of what the cursor is on' },
  { keys: 'Ctrl Space', words: 'Suggestions' },
  { keys: 'Ctrl Shift Space', words: 'Parameters of the call' },
  { keys: 'Ctrl F', words: 'Find' },
  { keys: 'F1', words: 'Every command of the editor' },
  { keys: 'F6', words: 'Next pane' },
];

/** How the code editor is used by keyboard and screen reader; its own help is not part of it in a browser. */
export function EditorHelp({ open, settings, onClose }: EditorHelpProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Help with the code editor">
      <p className={styles.text}>
        Code lines are read as you move. With the screen reader mode the editor keeps the text of some hundred
        lines where a screen reader finds it. The plain text field is a field of the browser itself: it has no
        colours and no suggestions, and lists problems as text under the code.
      </p>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={settings.screenReader}
          onChange={(event) => settings.change({ screenReader: event.target.checked })}
        />
        Screen reader mode
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={settings.plain}
          onChange={(event) => settings.change({ plain: event.target.checked })}
        />
        Plain text field instead of the code editor
      </label>
      <dl className={styles.list}>
        {KEYS.map(({ keys, words }) => (
          <div key={keys} className={styles.row}>
            <dt>{words}</dt>
            <dd>
              <Kbd keys={keys} />
              <span className={styles.spoken}>{keys}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
