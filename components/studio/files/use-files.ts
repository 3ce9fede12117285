'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ExerciseDraftView } from '#server/studio/drafts/draft-view.ts';
import { tabStorage } from '../../kept/browser-storage.ts';
import type { StudioActions } from '../studio-actions.ts';
import { FilesKeeper, type FilesState } from './files-keeper.ts';
import { heldModels } from './held-models.ts';
import { unsavedTexts } from './unsaved-texts.ts';

export interface DraftFiles extends FilesState {
  readonly keeper: FilesKeeper;
  /** Texts of an earlier visit took the place of those that the page came with: editors begin anew. */
  readonly broughtBack: boolean;
}

interface FilesSetup {
  readonly draft: ExerciseDraftView;
  readonly userId: string;
  readonly save: StudioActions['save'];
}

/** Of each draft that was open in this tab, by its id: it goes on saving when its page is left, until another is there. */
const keepers = new Map<string, FilesKeeper>();

/** The files of a draft while its page is open; the editor has a model of each, so that they see each other. */
export function useFiles({ draft, userId, save }: FilesSetup): DraftFiles {
  const { draftId } = draft;
  const [models] = useState(() => heldModels(`draft-${draftId}`));
  const [keeper] = useState(
    () =>
      new FilesKeeper({
        files: draft.files,
        savedAt: draft.savedAt,
        savedBy: draft.savedBy,
        revision: draft.revision,
        deleted: draft.deleted,
        problems: draft.problems,
        unsaved: unsavedTexts({ storage: tabStorage, userId, draftId }),
        save,
        onText: models.setText,
      }),
  );
  const state = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const [broughtBack, setBroughtBack] = useState(false);

  // Before models are held: they begin with the texts that are brought back. Not earlier: the server renders its own.
  useEffect(() => {
    const before = keepers.get(draftId);
    if (before !== keeper) before?.close();
    keepers.set(draftId, keeper);
    if (keeper.bringBackUnsaved()) setBroughtBack(true);
  }, [draftId, keeper]);

  // biome-ignore lint/correctness/useExhaustiveDependencies(state.files): other files, other models
  useEffect(() => {
    void models.hold(() => keeper.state().files);
  }, [models, keeper, state.files]);

  useEffect(() => {
    const flush = () => void keeper.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.isDirty()) event.preventDefault();
    };
    addEventListener('pagehide', flush);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('pagehide', flush);
      removeEventListener('beforeunload', warn);
      void keeper.flush();
      models.release();
    };
  }, [keeper, models]);

  return { ...state, keeper, broughtBack };
}
