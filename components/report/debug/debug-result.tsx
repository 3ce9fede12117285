import { Spinner } from '#components/ui/spinner.tsx';
import type { CodeError, LogLine, Picture } from '#grader/protocol.ts';
import { PictureView } from '../../evidence/pictures/picture-view.tsx';
import { RichLine } from '../../evidence/words/rich-text.tsx';
import { ConsoleLines } from '../console-lines.tsx';
import styles from './debug-result.module.css';

/** A program called once. */
export interface DebugRun {
  readonly running: boolean;
  readonly logs: readonly LogLine[];
  readonly pictures: readonly Picture[];
  readonly error: CodeError | null;
}

/** The student's code called once, on the smallest failing input of a case. */
export interface CaseDebugRun extends DebugRun {
  readonly caseId: string;
  /** The code that was called: the case may be of another one. */
  readonly source: string;
}

export function DebugResult({
  debug,
  whose = null,
  onGoToLine,
}: {
  debug: DebugRun;
  /** Which code was called, where it is not the one that all around is of. */
  whose?: string | null;
  onGoToLine?: ((line: number) => void) | undefined;
}) {
  const silent = debug.logs.length === 0 && debug.pictures.length === 0 && debug.error === null;
  return (
    <section className={styles.debug} aria-label="Debug run" aria-busy={debug.running}>
      {whose === null ? null : <p className={styles.note}>{whose}</p>}
      {debug.running ? (
        <p className={styles.note}>
          <Spinner size={13} /> Calling your code on this input
        </p>
      ) : null}
      {debug.error ? (
        <p className={styles.error}>
          <RichLine text={debug.error.message} />
        </p>
      ) : null}
      {debug.pictures.map((picture, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pictures are only ever added at the end
        <PictureView key={at} picture={picture} />
      ))}
      <ConsoleLines lines={debug.logs} onGoToLine={onGoToLine} />
      {!debug.running && silent ? (
        <p className={styles.note}>
          It returned. Add <code>console.log</code> to your code and debug again to see what happens inside.
        </p>
      ) : null}
    </section>
  );
}
