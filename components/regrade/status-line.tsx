import { counted } from '#grader/protocol/count-words.ts';
import type { RegradeView } from '#server/grading/regrade/regrade-view.ts';
import { Button } from '../ui/button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { cancelledWords } from './decision-words.ts';
import styles from './status-line.module.css';

interface StatusLineProps {
  readonly view: RegradeView;
  readonly onCancel: () => void;
  readonly onContinue: () => void;
  readonly onUndo: () => void;
}

/** How far it is, and what stops it, goes on with it, or takes it back. */
export function StatusLine({ view, onCancel, onContinue, onUndo }: StatusLineProps) {
  const { state, progress, stuck, fault, undoUntil, mayDecide, counts } = view;
  const isWorking = state === 'running' || state === 'applying' || state === 'undoing';
  return (
    <footer className={styles.line}>
      <p role="status" className={styles.words}>
        {isWorking && !stuck ? <Spinner size={13} /> : null}
        {/* One child: beside the spinner its parts would be set apart. */}
        <span>
          <Words view={view} />
        </span>
      </p>
      {isWorking && progress.total !== null ? (
        <progress
          className={styles.bar}
          aria-label="Judged"
          value={state === 'running' ? progress.done : counts.applied}
          max={state === 'running' ? progress.total : counts.students}
        />
      ) : null}
      {state === 'running' || state === 'applying' ? (
        <>
          <Button size="small" variant="ghost" keys="Esc" onClick={onCancel}>
            Cancel
          </Button>
          <span className={styles.quiet}>Cancelling keeps what is judged.</span>
        </>
      ) : null}
      {state === 'cancelled' ? (
        <Button size="small" onClick={onContinue}>
          Continue
        </Button>
      ) : null}
      {undoUntil !== null && mayDecide ? (
        <>
          <Button size="small" onClick={onUndo}>
            Undo
          </Button>
          <span className={styles.quiet}>
            until <LocalTime at={undoUntil} />
          </span>
        </>
      ) : null}
      {stuck ? (
        <span className={styles.fault}>The grader gave up: {fault ?? 'the log says why'}.</span>
      ) : null}
    </footer>
  );
}

function Words({ view }: { readonly view: RegradeView }) {
  const { state, progress, counts, movedAt } = view;
  const { done, total, givenUp } = progress;
  const of = total === null ? `${done}` : `${done} of ${total}`;
  const when = movedAt === null ? null : <LocalTime at={movedAt} />;
  switch (state) {
    case 'running':
      return <>Judging {of}</>;
    case 'ready':
      return (
        <>
          Dry run over {counted(total ?? done, 'submission')}, finished {when}.{' '}
          {givenUp > 0 ? `${givenUp} could not be judged. ` : ''}No grade has changed yet.
        </>
      );
    case 'applying':
      return <>Applying, {counted(counts.applied, 'grade')} so far</>;
    case 'applied':
      return (
        <>
          {counted(counts.applied, 'grade')} settled anew, {when}
        </>
      );
    case 'pinned':
      return <>Every grade was left as it is, {when}</>;
    case 'undoing':
      return <>Taking it back</>;
    case 'undone':
      return <>Taken back, {when}: every grade is as it was.</>;
    case 'cancelled':
      return cancelledWords(view);
  }
}
