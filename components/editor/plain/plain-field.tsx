import type { RefObject } from 'react';
import type { CursorPlace, EditorMark } from '../editor-handle.ts';
import { indentKey } from './indent-key.ts';
import styles from './plain-field.module.css';
import { replaceRange } from './plain-handle.ts';

interface PlainFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** How the field of the served page is found. */
  readonly address: string;
  readonly hidden: boolean;
  readonly initialSource: string;
  /** What a screen reader calls it. */
  readonly label: string;
  /** CSS pixels. */
  readonly fontSize: number;
  /** Listed under the code, each with the way to its line. */
  readonly marks: readonly EditorMark[];
  /** Said over the code; null for nothing. */
  readonly note: string | null;
  readonly onChange: (source: string) => void;
  readonly onCursor: (place: CursorPlace) => void;
}

/** A text field of the browser's own for code: Tab indents, Escape and then Tab leaves. */
export function PlainField(props: PlainFieldProps) {
  const { field, hidden, label, fontSize, marks } = props;

  function onKeyDown(event: React.KeyboardEvent<HTMLTextAreaElement>) {
    const area = event.currentTarget;
    if (event.key === 'Escape') area.dataset.tabLeaves = 'true';
    else if (event.key !== 'Tab' && event.key !== 'Shift') delete area.dataset.tabLeaves;
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
    if (area.dataset.tabLeaves) return;
    event.preventDefault();
    const edit = indentKey(area.value, {
      start: area.selectionStart,
      end: area.selectionEnd,
      outdent: event.shiftKey,
    });
    if (!edit) return;
    replaceRange(area, edit);
    area.setSelectionRange(edit.selectionStart, edit.selectionEnd);
  }

  function goTo(line: number) {
    const area = field.current;
    if (!area) return;
    const offset = area.value
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, text) => sum + text.length + 1, 0);
    area.focus();
    area.setSelectionRange(offset, offset);
  }

  return (
    <div className={styles.plain} hidden={hidden}>
      {props.note === null ? null : (
        <p className={styles.note} role="alert">
          {props.note}
        </p>
      )}
      <textarea
        ref={field}
        data-file={props.address}
        className={styles.field}
        // Not `fontSize`: a style sheet has the last word on phones.
        style={{ '--code-size': `${fontSize}px` } as React.CSSProperties}
        hidden={hidden}
        defaultValue={props.initialSource}
        aria-label={`${label}. Tab indents; press Escape, then Tab to leave.`}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        wrap="off"
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={({ currentTarget }) => delete currentTarget.dataset.tabLeaves}
        onSelect={({ currentTarget: { value, selectionStart } }) => {
          const before = value.slice(0, selectionStart).split('\n');
          props.onCursor({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
        }}
      />
      {marks.length === 0 ? null : (
        <section className={styles.marks} aria-label="Problems in the code">
          <ul>
            {marks.map(({ line, column, message, severity }) => (
              <li key={`${line} ${column ?? ''} ${message}`}>
                <button type="button" className={styles.mark} onClick={() => goTo(line)}>
                  {severity === 'error' ? 'Error' : 'Warning'}, line {line}
                </button>{' '}
                {message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
