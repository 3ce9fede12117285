import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './editor-pane.module.css';
import type { Replacement } from './use-replacement.ts';

interface ReplacedNoteProps {
  readonly replacement: Replacement;
  readonly onEarlierTexts: () => void;
}

/** What took the place of the student's text, and the way back. */
export function ReplacedNote({ replacement, onEarlierTexts }: ReplacedNoteProps) {
  return (
    <p className={styles.undo} role="status">
      {replacement.words}
      {replacement.undo ? (
        <Button size="small" onClick={replacement.undo}>
          Undo
        </Button>
      ) : (
        <Button size="small" onClick={onEarlierTexts}>
          Earlier texts
        </Button>
      )}
      <IconButton icon="close" size={13} label="Dismiss" onClick={replacement.dismiss} />
    </p>
  );
}
