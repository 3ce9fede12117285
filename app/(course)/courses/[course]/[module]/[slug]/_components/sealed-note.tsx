import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { WorkspaceView } from '#server/courses/workspace-view.ts';
import { sealedWords } from '../_logic/sealed-words.ts';
import styles from './sealed-note.module.css';

/** What is different about a sealed exercise, below its statement. */
export function SealedNote({ exercise }: { readonly exercise: WorkspaceView['exercise'] }) {
  return (
    <aside className={styles.note} aria-label="About this exercise">
      <StatusGlyph status="locked" size={14} />
      <p>{sealedWords(exercise)}</p>
    </aside>
  );
}
