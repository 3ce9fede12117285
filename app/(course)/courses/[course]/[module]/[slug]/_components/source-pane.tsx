import { Button } from '#components/ui/button.tsx';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { LocalTime } from './local-time.tsx';
import styles from './source-pane.module.css';

interface SourcePaneProps {
  readonly submission: SubmissionDetailView;
  readonly onClose: () => void;
  readonly onRestore: () => void;
}

/** The code of one submission, to read; the draft stays untouched behind it. */
export function SourcePane({ submission, onClose, onRestore }: SourcePaneProps) {
  return (
    <section
      className={styles.pane}
      aria-label={`Submission ${submission.number}, read-only`}
      data-pane="source"
    >
      <header className={styles.head}>
        <span className={styles.title}>
          Submission {submission.number}, <LocalTime at={submission.submittedAt} />
        </span>
        <Button size="small" onClick={onRestore}>
          Restore into editor
        </Button>
        <Button size="small" variant="ghost" onClick={onClose}>
          Back to your code
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
      <ol className={styles.code} tabIndex={0} aria-label="Source">
        {submission.source.split('\n').map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a submission never changes
          <li key={at}>
            <code>{line}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
