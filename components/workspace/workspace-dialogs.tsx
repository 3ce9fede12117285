import type { ComponentProps } from 'react';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import type { KeptRun } from '../kept/kept-runs.ts';
import type { RefusalTexts } from '../submission/refusal-texts.ts';
import { useTimeWords } from '../ui/local-time.tsx';
import { SubmitDialog } from './acts/submit-dialog.tsx';
import { EditorHelp } from './code/editor-help.tsx';
import { KeptTexts } from './code/kept-texts.tsx';
import { ShortcutSheet } from './keys/shortcut-sheet.tsx';
import type { ChangeableSettings } from './use-workspace-settings.ts';
import type { WorkspaceActions } from './workspace-actions.ts';

/** `reset` is asked by the editor's own pane. */
export type WorkspaceDialog = 'shortcuts' | 'editor-help' | 'submit' | 'reset' | 'kept';

type Submit = ComponentProps<typeof SubmitDialog>;

interface WorkspaceDialogsProps extends Omit<Submit, 'open'> {
  /** One at a time. */
  readonly open: WorkspaceDialog | null;
  readonly settings: ChangeableSettings;
  readonly place: ExercisePlace;
  readonly listKeptDrafts: WorkspaceActions['listKeptDrafts'];
  readonly texts: RefusalTexts;
  readonly keptRuns: () => readonly KeptRun[];
  /** Brings an earlier text into the editor, with what is said of it there. */
  readonly onRestore: (source: string, words: string) => void;
}

/** What the workspace asks and explains over itself. */
export function WorkspaceDialogs(props: WorkspaceDialogsProps) {
  const { open, settings, place, listKeptDrafts, texts, keptRuns, onRestore, onClose, ...submit } = props;
  const timeWords = useTimeWords();
  return (
    <>
      <ShortcutSheet open={open === 'shortcuts'} onClose={onClose} settings={settings} />
      <EditorHelp open={open === 'editor-help'} onClose={onClose} settings={settings} />
      <SubmitDialog {...submit} open={open === 'submit'} onClose={onClose} />
      <KeptTexts
        open={open === 'kept'}
        place={place}
        listKeptDrafts={listKeptDrafts}
        texts={texts}
        keptRuns={keptRuns}
        onRestore={({ source, savedAt }) =>
          onRestore(source, `The editor has the text of ${timeWords(savedAt)}.`)
        }
        onClose={onClose}
      />
    </>
  );
}
