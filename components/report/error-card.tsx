import { Button } from '#components/ui/button.tsx';
import type { CodeError } from '#grader/protocol.ts';
import { linesAround } from '../evidence/words/code-lines.ts';
import { RichLine } from '../evidence/words/rich-text.tsx';
import styles from './error-card.module.css';

interface ErrorCardProps {
  error: CodeError;
  /** The source that ran; its line is shown. */
  source: string | null;
  /** The message is said above already; only its place is shown. */
  silent?: boolean;
  onGoToLine?: ((line: number) => void) | undefined;
}

/** What the student's code threw, with its line. */
export function ErrorCard({ error, source, silent = false, onGoToLine }: ErrorCardProps) {
  const { line } = error;
  const lines = source !== null && line !== undefined ? linesAround(source, line) : [];
  const own = error.kind === 'runtime' && error.fact === undefined;
  const named = own && error.name !== 'Error' && error.name !== '';
  return (
    <div className={styles.error}>
      {lines.length > 0 ? (
        <ol className={styles.code} start={lines[0]?.number}>
          {lines.map(({ number, text, marked }) => (
            <li key={number} className={marked ? styles.marked : undefined}>
              <span className={styles.number}>{number}</span>
              <code>{text}</code>
            </li>
          ))}
        </ol>
      ) : null}
      {silent ? null : (
        <p className={styles.message}>
          {named ? `${error.name}: ` : ''}
          <RichLine text={error.message} />
        </p>
      )}
      {line !== undefined && onGoToLine ? (
        <Button size="small" onClick={() => onGoToLine(line)}>
          {`Go to line ${line}`}
        </Button>
      ) : null}
    </div>
  );
}
