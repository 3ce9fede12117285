import type { WallView } from '#server/insight/wall/wall-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/keys/kbd.tsx';
import styles from './wall-sheet.module.css';

const KEYS = [
  ['Space', 'Pause, and go on'],
  ['M', 'Hide and show mistakes'],
  ['D', 'Dark and light'],
  ['→', 'The next exercise'],
  ['F', 'Full screen'],
] as const;

interface WallSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Of whoever may turn it on and off; null for others. */
  readonly state: WallView['state'] | null;
  readonly busy: boolean;
  readonly onStart: () => void;
  readonly onEnd: () => void;
}

/** The keys of the page, and turning it on and off. */
export function WallSheet({ open, onClose, state, busy, onStart, onEnd }: WallSheetProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Lecture wall"
      actions={
        state === null ? undefined : state === 'on' ? (
          <Button busy={busy && 'Turning off'} onClick={onEnd}>
            Turn the wall off
          </Button>
        ) : (
          <Button variant="primary" busy={busy && 'Turning on'} onClick={onStart}>
            Turn the wall on
          </Button>
        )
      }
    >
      <p className={styles.about}>
        Browser runs count, without a name. Nothing is verified here, and no score is shown.
      </p>
      <dl className={styles.keys}>
        {KEYS.map(([keys, words]) => (
          <div key={words} className={styles.row}>
            <dt>
              <Kbd keys={keys} />
              <span className={styles.spoken}>{keys}</span>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
