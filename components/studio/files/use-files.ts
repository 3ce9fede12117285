'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ExerciseDraftView } from '#server/studio/drafts/draft-view.ts';
import type { StudioActions } from '../studio-actions.ts';
import { FilesKeeper, type FilesState } from './files-keeper.ts';
import { heldModels } from './held-models.ts';

export interface DraftFiles extends FilesState {
  readonly keeper: FilesKeeper;
}

/** The files of a draft while its page is open; the editor has a model of each, so that they see each other. */
export function useFiles(draft: ExerciseDraftView, save: StudioActions['save']): DraftFiles {
  const [models] = useState(() => heldModels(`draft-${draft.draftId}`));
  const [keeper] = useState(
    () =>
      new FilesKeeper({
        files: draft.files,
        savedAt: draft.savedAt,
        revision: draft.revision,
        deleted: draft.deleted,
        problems: draft.problems,
        save,
        onText: models.setText,
      }),
  );
  const state = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);

  useEffect(() => {
    void models.hold(state.files);
  }, [models, state.files]);

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

  return { ...state, keeper };
}
