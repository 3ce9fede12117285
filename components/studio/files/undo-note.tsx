import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface UndoNoteProps {
  /** What was done. */
  readonly children: React.ReactNode;
  readonly onUndo: () => void;
}

/** Something was written in the author's place: said, with the way back. */
export function UndoNote({ children, onUndo }: UndoNoteProps) {
  return (
    <>
      {children}{' '}
      <Button size="small" icon={<Icon name="undo" size={14} />} onClick={onUndo}>
        Undo
      </Button>
    </>
  );
}
