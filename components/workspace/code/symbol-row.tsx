import type { RefObject } from 'react';
import type { EditorHandle, EditorMark } from '../../editor/editor-handle.ts';
import { Icon } from '../../ui/icon.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import { SYMBOL_KEYS } from './symbol-keys.ts';
import styles from './symbol-row.module.css';

interface SymbolRowProps {
  readonly editor: RefObject<EditorHandle | null>;
  /** The first thing that is wrong in the code, kept in view. */
  readonly mark: EditorMark | null;
  readonly onGoToLine: (line: number) => void;
}

/** Above the keyboard of a phone: the symbols of code, undo, and one line of what is wrong. */
export function SymbolRow({ editor, mark, onGoToLine }: SymbolRowProps) {
  return (
    <div className={styles.phone}>
      {mark === null ? null : (
        <button type="button" className={styles.hint} onClick={() => onGoToLine(mark.line)}>
          <StatusGlyph status={mark.severity === 'error' ? 'fail' : 'warning'} size={16} />
          <span className={styles.words}>
            <b>Line {mark.line}:</b> {mark.message}
          </span>
        </button>
      )}
      <div className={styles.row} role="toolbar" aria-label="Symbols">
        {SYMBOL_KEYS.map(({ face, name, before, after }) => (
          <button
            key={face}
            type="button"
            className={styles.key}
            aria-label={name}
            // The focus stays in the code, or the keyboard would go.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => editor.current?.insert(before, after)}
          >
            {face}
          </button>
        ))}
        <button
          type="button"
          className={styles.key}
          aria-label="Undo"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => editor.current?.perform('undo')}
        >
          <Icon name="undo" size={17} />
        </button>
      </div>
    </div>
  );
}
