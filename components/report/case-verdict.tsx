import type { CaseOutcome, Evidence } from '#grader/protocol.ts';
import { ShapeTable } from '../evidence/pictures/shape-table.tsx';
import { formatDuration, formatShape } from '../evidence/words/number-words.ts';
import { RichLine } from '../evidence/words/rich-text.tsx';
import styles from './case-detail.module.css';

interface VerdictProps {
  readonly outcome: CaseOutcome;
  readonly forbidsBecause: string | null;
}

/** What came of a case, in words; nothing of a hidden one but that it is hidden. */
export function Verdict({ outcome, forbidsBecause }: VerdictProps) {
  const { evidence, status } = outcome;
  if (status === 'refused') {
    return (
      <p>
        <code>{outcome.refusedOperation}</code> is not allowed here.{' '}
        {forbidsBecause ? <RichLine text={forbidsBecause} /> : null}
      </p>
    );
  }
  if (status === 'timed-out') {
    return (
      <p>
        {evidence?.reason ??
          outcome.error?.message ??
          `No result after ${formatDuration(outcome.durationMs)}. Look for a loop or a promise that never ends.`}
      </p>
    );
  }
  if (status === 'out-of-memory') {
    return (
      <p>
        <RichLine
          text={
            evidence?.reason ??
            outcome.error?.message ??
            'Memory ran out. Wrap loops in `tf.tidy`, then run again.'
          }
        />
      </p>
    );
  }
  if (outcome.visibility === 'hidden' && !evidence && status !== 'passed') {
    return <p>This case is hidden: its input and what you returned are not shown.</p>;
  }
  if (!evidence) return null;
  return (
    <div className={styles.verdict}>
      {evidence.call ? <code className={styles.call}>{evidence.call}</code> : null}
      {evidence.reason === '' || evidence.reason === outcome.error?.message ? null : (
        <p>
          <RichLine text={evidence.reason} />
        </p>
      )}
      {shapesDiffer(evidence) ? (
        <ShapeTable
          expected={evidence.expectedShape ?? []}
          actual={evidence.actualShape ?? []}
          axisNames={evidence.axes}
        />
      ) : null}
    </div>
  );
}

function shapesDiffer({ expectedShape, actualShape }: Evidence): boolean {
  return (
    expectedShape !== undefined &&
    actualShape !== undefined &&
    formatShape(expectedShape) !== formatShape(actualShape)
  );
}
