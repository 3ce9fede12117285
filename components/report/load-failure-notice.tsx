import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { CodeError, LogLine } from '#grader/protocol.ts';
import { ConsoleLines } from './console-lines.tsx';
import { ErrorCard } from './error-card.tsx';
import { loadErrorTitle } from './load-failure.ts';
import styles from './load-failure-notice.module.css';

interface LoadFailureNoticeProps {
  readonly error: CodeError;
  readonly source: string | null;
  /** What was printed while the file loaded. */
  readonly logs: readonly LogLine[];
  readonly onGoToLine?: ((line: number) => void) | undefined;
}

/** In the place of every case: the one error that kept the file from loading, its line, and the way there. */
export function LoadFailureNotice({ error, source, logs, onGoToLine }: LoadFailureNoticeProps) {
  return (
    <div className={styles.notice}>
      <h2 className={styles.title}>
        <StatusGlyph status="fail" size={14} />
        {loadErrorTitle(error)}
      </h2>
      <p className={styles.none}>No case ran.</p>
      <ErrorCard error={error} source={source} onGoToLine={onGoToLine} />
      <ConsoleLines lines={logs} onGoToLine={onGoToLine} />
    </div>
  );
}
