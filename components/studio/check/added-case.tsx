import type { FilesKeeper } from '../files/files-keeper.ts';
import { UndoNote } from '../files/undo-note.tsx';
import { takeBackTogether, type WrittenFile } from '../files/written-together.ts';

interface AddedCaseProps {
  readonly keeper: FilesKeeper;
  readonly written: readonly WrittenFile[];
  readonly say: (words: string) => void;
}

/** A case stands in two files: taken out of one alone, its points would stay in the other. */
export function AddedCase({ keeper, written, say }: AddedCaseProps) {
  const undo = () => {
    const changed = takeBackTogether(keeper, written);
    say(changed === null ? 'The case is out again.' : `${changed} was changed since, so the case stays.`);
  };
  return (
    <UndoNote onUndo={undo}>The case was added to {written.map(({ path }) => path).join(' and ')}.</UndoNote>
  );
}
