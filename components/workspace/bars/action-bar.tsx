import Link from 'next/link';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/keys/kbd.tsx';
import styles from './action-bar.module.css';

interface ActionBarProps {
  /** Shown on Run while it is what they do. */
  readonly runKeys: string | undefined;
  readonly running: boolean;
  readonly sending: boolean;
  readonly submittedBefore: boolean;
  readonly canRun: boolean;
  /** Why a submit did not go through. */
  readonly notice: string | null;
  /** The notice is about a submission that waits; it can be sent now or forgotten. */
  readonly waiting: boolean;
  readonly onResend: () => void;
  readonly onDiscard: () => void;
  /** Cases that fail now. */
  readonly failing: number;
  /** Shown when this exercise is done. */
  readonly next: { readonly href: string; readonly title: string } | null;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onSubmit: () => void;
  readonly onNextFailing: () => void;
}

export function ActionBar(props: ActionBarProps) {
  const { running, sending, submittedBefore, canRun, notice, waiting, failing, next } = props;
  return (
    <div className={styles.wrap}>
      {notice === null ? null : (
        <div className={styles.notice}>
          <p role="alert">{notice}</p>
          {waiting && !sending ? (
            <>
              <Button size="small" onClick={props.onResend}>
                Send now
              </Button>
              <Button size="small" variant="ghost" onClick={props.onDiscard}>
                Discard
              </Button>
            </>
          ) : null}
        </div>
      )}
      <div className={styles.bar}>
        <span className={styles.run}>
          {running ? (
            <Button variant="primary" keys="Esc" onClick={props.onStop}>
              Stop
            </Button>
          ) : (
            <Button
              variant="primary"
              icon={<Icon name="play" size={14} />}
              keys={props.runKeys}
              onClick={props.onRun}
              disabled={!canRun}
            >
              Run
            </Button>
          )}
        </span>
        <Button
          className={styles.submit}
          keys="Ctrl Shift Enter"
          onClick={props.onSubmit}
          busy={sending && 'Submitting'}
        >
          {submittedBefore ? 'Submit again' : 'Submit'}
        </Button>
        <span className={styles.space} />
        {next ? (
          <Link href={next.href} className={styles.next}>
            <span className={styles.title}>Next: {next.title}</span> <Icon name="arrow-right" size={14} />
          </Link>
        ) : failing > 0 && !running ? (
          <button type="button" className={styles.failing} onClick={props.onNextFailing}>
            Next failing case <Kbd keys="N" />
          </button>
        ) : null}
      </div>
    </div>
  );
}
