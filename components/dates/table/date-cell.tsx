import type { DateFinding } from '#server/planning/dates/dates-view.ts';
import { wallWords } from '../../assign/wall-words.ts';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from './date-table.module.css';

interface DateCellProps {
  /** Its key. */
  readonly cell: string;
  readonly label: string;
  readonly value: string | null;
  readonly saved: string | null;
  readonly chosen: boolean;
  /** By Tab: one cell of the grid at a time. */
  readonly reachable: boolean;
  readonly editing: boolean;
  /** The key that opened the field: it takes the place of what the cell held. */
  readonly typed: string | null;
  readonly finding: DateFinding | undefined;
  readonly onChoose: (extend: boolean) => void;
  readonly onFocus: () => void;
  readonly onEdit: () => void;
  readonly onCommit: (text: string) => void;
  /** The field was left for something else: what was typed counts; null: nothing was. */
  readonly onLeave: (text: string | null) => void;
  readonly onCancel: () => void;
}

/** One date; while it is edited, the field for it. */
export function DateCell(props: DateCellProps) {
  const { cell, label, value, saved, chosen, reachable, editing, finding } = props;
  if (editing) return <EditedCell {...props} />;
  const words = value === null ? '–' : wallWords(value);
  return (
    <td
      className={styles.cell}
      data-chosen={chosen || undefined}
      data-changed={value !== saved || undefined}
      data-finding={finding?.level}
    >
      <button
        type="button"
        className={styles.value}
        data-cell={cell}
        tabIndex={reachable ? 0 : -1}
        aria-label={`${label}: ${words}${value === saved ? '' : ', changed'}${findingMark(finding)}`}
        onFocus={props.onFocus}
        onClick={(event) => props.onChoose(event.shiftKey)}
        onDoubleClick={props.onEdit}
      >
        {value === null ? null : <span className={styles.weekday}>{words.slice(0, 4)}</span>}
        {value === null ? words : words.slice(4)}
        {finding ? (
          <StatusGlyph status={finding.level === 'conflict' ? 'fail' : 'warning'} size={12} />
        ) : null}
      </button>
    </td>
  );
}

function EditedCell({ label, value, typed, onCommit, onLeave, onCancel }: DateCellProps) {
  const held = value === null ? '' : editedWords(value);
  return (
    <td className={styles.cell}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the cell was opened to type here
        autoFocus
        className={styles.field}
        aria-label={label}
        defaultValue={typed ?? held}
        onFocus={({ target }) => {
          if (typed === null) target.select();
        }}
        onBlur={({ target }) => {
          // The window was left, not the field.
          if (document.activeElement === target) return;
          onLeave(target.value === held ? null : target.value);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') onCommit(event.currentTarget.value);
          if (event.key !== 'Escape') return;
          event.currentTarget.value = held;
          onCancel();
        }}
      />
    </td>
  );
}

/** "7 Dec 2026 18:00": with the year, which a cell leaves out. */
const editedWords = (value: string) =>
  `${wallWords(value).slice(4, -6)} ${value.slice(0, 4)} ${value.slice(11)}`;

function findingMark(finding: DateFinding | undefined): string {
  if (!finding) return '';
  return finding.level === 'conflict' ? ', conflict' : ', note';
}
