import { Button } from '../../ui/button.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from '../warning-note.module.css';
import { unrunWords } from './unrun-words.ts';

interface UnrunNoteProps {
  /** Cases that the run ended before. */
  readonly unrun: number;
  readonly onRunRest: () => void;
}

/** A loop that never ends: said after two cases, not after all. */
export function UnrunNote({ unrun, onRunRest }: UnrunNoteProps) {
  return (
    <div className={styles.note}>
      <StatusGlyph status="warning" size={18} />
      <p className={styles.words}>{unrunWords(unrun)}</p>
      <Button size="small" onClick={onRunRest}>
        {unrun === 1 ? 'Run it anyway' : 'Run the rest anyway'}
      </Button>
    </div>
  );
}
