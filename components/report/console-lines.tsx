import { classNames } from '#components/ui/class-names.ts';
import type { LogLine } from '#grader/protocol.ts';
import styles from './console-lines.module.css';

interface ConsoleLinesProps {
  lines: readonly LogLine[];
  onGoToLine?: ((line: number) => void) | undefined;
}

/** What the student's code printed. */
export function ConsoleLines({ lines, onGoToLine }: ConsoleLinesProps) {
  if (lines.length === 0) return null;
  return (
    <section className={styles.console} aria-label="Console">
      <h4 className={styles.title}>
        Console <span>{lines.length === 1 ? '1 line' : `${lines.length} lines`}</span>
      </h4>
      <ol className={styles.lines}>
        {lines.map(({ level, text, line }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
          <li key={at} className={classNames(styles.line, styles[level])}>
            <span className={styles.text}>{text}</span>
            {line !== undefined && onGoToLine ? (
              <button type="button" className={styles.place} onClick={() => onGoToLine(line)}>
                {`line ${line}`}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
