'use client';

import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/keys/kbd.tsx';
import type { ChangeableSettings } from '../use-workspace-settings.ts';
import styles from './shortcut-sheet.module.css';
import { SHORTCUTS } from './shortcuts.ts';

interface ShortcutSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly settings: ChangeableSettings;
}

export function ShortcutSheet({ open, onClose, settings }: ShortcutSheetProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Shortcuts">
      <dl className={styles.list}>
        {SHORTCUTS.map(({ keys, words, letter }) => (
          <div key={words} className={letter && !settings.letters ? styles.off : styles.row}>
            <dt>{words}</dt>
            <dd>
              <Kbd keys={keys} />
              <span className={styles.spoken}>{keys}</span>
            </dd>
          </div>
        ))}
      </dl>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={settings.letters}
          onChange={(event) => settings.change({ letters: event.target.checked })}
        />
        Single letters are shortcuts
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={settings.plain}
          onChange={(event) => settings.change({ plain: event.target.checked })}
        />
        Plain text field instead of the code editor
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={settings.vim}
          onChange={(event) => settings.change({ vim: event.target.checked })}
        />
        Vim keys in the code editor
      </label>
    </Dialog>
  );
}
