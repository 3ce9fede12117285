import { Button } from '../../ui/button.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from '../warning-note.module.css';

/** The exercise was published anew while this page was open. */
export function VersionNote() {
  return (
    <div className={styles.note} role="status">
      <StatusGlyph status="warning" size={18} />
      <p className={styles.words}>
        A new version of this exercise is there, and submissions are judged by it. Your code stays as it is.
      </p>
      <Button size="small" onClick={() => location.reload()}>
        Go on with it
      </Button>
    </div>
  );
}
