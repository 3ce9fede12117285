import type { WorkspaceView } from '#server/workspace/workspace-view.ts';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from './sealed-note.module.css';
import { sealedWords } from './sealed-words.ts';

/** What is different about a sealed exercise, below its statement. */
export function SealedNote({ exercise }: { readonly exercise: WorkspaceView['exercise'] }) {
  return (
    <aside className={styles.note} aria-label="About this exercise">
      <StatusGlyph status="locked" size={14} />
      <p>{sealedWords(exercise)}</p>
    </aside>
  );
}
