'use client';

import { CodeReader } from '#components/editor/code-reader.tsx';
import { Button } from '#components/ui/button.tsx';
import type { SubmissionDetailView, SubmissionView } from '#server/submissions/submission-view.ts';
import { type Compared, type DraftSide, sidesOf } from '../_logic/comparison.ts';
import { CaseChanges } from './case-changes.tsx';
import { LocalTime } from './local-time.tsx';
import styles from './source-pane.module.css';

interface SourcePaneProps {
  readonly submission: SubmissionDetailView;
  /** All of this exercise, to compare with. */
  readonly list: readonly SubmissionView[];
  readonly compared: Compared | null;
  readonly draft: DraftSide;
  readonly theme: 'light' | 'dark';
  readonly fontSize: number;
  readonly plain: boolean;
  /** An id, or the draft, or nothing. */
  readonly onCompare: (choice: string | null) => void;
  readonly onClose: () => void;
  readonly onRestore: () => void;
}

const ALONE = '';

/** The code of one submission, alone or beside another; the draft stays untouched behind it. */
export function SourcePane(props: SourcePaneProps) {
  const { submission, list, compared, draft, onCompare } = props;
  const sides = compared === null ? null : sidesOf(submission, compared, draft);
  const look = { theme: props.theme, fontSize: props.fontSize, plain: props.plain };
  return (
    <section
      className={styles.pane}
      aria-label={`Submission ${submission.number}, read-only`}
      data-pane="source"
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          Submission {submission.number}, <LocalTime at={submission.submittedAt} />
        </h2>
        <label className={styles.compare}>
          Compare with
          <select
            value={compared === null ? ALONE : compared === 'draft' ? compared : compared.id}
            onChange={({ target }) => onCompare(target.value === ALONE ? null : target.value)}
          >
            <option value={ALONE}>nothing</option>
            <option value="draft">your draft</option>
            {list
              .filter(({ id }) => id !== submission.id)
              .sort((a, b) => b.number - a.number)
              .map(({ id, number }) => (
                <option key={id} value={id}>
                  submission {number}
                </option>
              ))}
          </select>
        </label>
        <Button size="small" onClick={props.onRestore}>
          Restore into the editor
        </Button>
        <Button size="small" variant="ghost" onClick={props.onClose}>
          Back to your code
        </Button>
      </header>
      {sides ? (
        <>
          <p className={styles.sides}>
            <span>{sides.before.label}</span>
            <span>{sides.after.label}</span>
          </p>
          <CaseChanges before={sides.before} after={sides.after} />
          <CodeReader {...look} source={sides.after.source} label={sides.after.label} before={sides.before} />
        </>
      ) : (
        <CodeReader
          {...look}
          source={submission.source}
          label={`Source of submission ${submission.number}`}
          before={null}
        />
      )}
    </section>
  );
}
