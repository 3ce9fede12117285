import type { ExerciseDraftView } from '#server/studio/drafts/draft-view.ts';
import type { BegunMistake } from '../misconceptions/begun-mistake.ts';
import type { MistakesControl } from '../misconceptions/use-mistakes.ts';
import type { StudioActions } from '../studio-actions.ts';
import type { DraftFiles } from './use-files.ts';
import type { OpenFiles } from './use-open-files.ts';

interface MadeMistake {
  readonly path: string;
  readonly content: string;
}

export interface FilesPaneProps {
  readonly draft: ExerciseDraftView;
  readonly files: DraftFiles;
  readonly open: OpenFiles;
  readonly theme: 'light' | 'dark';
  readonly actions: StudioActions;
  /** The mistake that is being made; `begun`: one that is made once more. */
  readonly mistake: { readonly begun: BegunMistake | null } | null;
  readonly mistakes: MistakesControl;
  readonly onMistakeAnew: (begun: BegunMistake) => void;
  readonly onMistakeKept: (begun: BegunMistake | null, made: MadeMistake) => void;
  readonly onMistakeClosed: () => void;
  readonly onCheck: () => void;
  /** Keeps a figure; gives the Markdown that shows it, or null where it was refused. */
  readonly onFigure: (file: File) => Promise<string | null>;
}
