import { createElement, useEffect, useMemo, useState } from 'react';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import type { ExerciseDraftView } from '#server/studio/drafts/draft-view.ts';
import { AddedCase } from './check/added-case.tsx';
import { useAsked } from './check/use-asked.ts';
import { useCheck } from './check/use-check.ts';
import { useOffers } from './check/use-offers.ts';
import type { FilesKeeper } from './files/files-keeper.ts';
import { onceSaved } from './files/once-saved.ts';
import { useFiles } from './files/use-files.ts';
import { useOpenFiles } from './files/use-open-files.ts';
import type { BegunMistake } from './misconceptions/begun-mistake.ts';
import { useMistakes } from './misconceptions/use-mistakes.ts';
import type { StudioActions } from './studio-actions.ts';

export interface StudioProps {
  readonly draft: ExerciseDraftView;
  /** Who writes: what is not saved stays in the browser under their name. */
  readonly userId: string;
  /** Which file is open at first; null: the statement. */
  readonly file: string | null;
  /** It was imported, and its exercise was here already. */
  readonly copied: boolean;
  readonly check: DraftCheckView | null;
  readonly actions: StudioActions;
}

const COPIED =
  'The exercise of this zip is here already, so this is a copy with an id of its own: publishing it changes nothing of the other.';

/** What lies over the files; null: nothing. */
type Layer =
  /** `begun` null: a new one. */
  | { readonly kind: 'mistake'; readonly begun: BegunMistake | null }
  | { readonly kind: 'publish' | 'history' | 'versions' }
  | null;

/** All that the parts of the studio share: the files, which is open, the check and what stands on it. */
export function useStudio({ draft, userId, file, copied, check: first, actions: asked }: StudioProps) {
  const files = useFiles({ draft, userId, save: asked.save });
  const { keeper } = files;
  const actions = useMemo(() => actionsOnceSaved(asked, keeper), [asked, keeper]);
  const mistakes = useMistakes({ userId, draftId: draft.draftId });
  const paths = files.files.map(({ path }) => path);
  const open = useOpenFiles(paths, file);
  const control = useCheck(first, actions);
  const { check } = control;
  const [said, setSaid] = useState<React.ReactNode>(copied ? COPIED : null);
  const offers = useOffers({
    ...actions,
    keeper,
    moment: `${files.revision} ${check?.checkId} ${check?.state}`,
    onAdded: (line, written) => {
      open.show('cases.ts', line);
      setSaid(createElement(AddedCase, { keeper, written, say: setSaid }));
      // Whether the case does what it is for, the next check says.
      void control.start();
    },
  });
  const luck = useAsked(check?.state === 'ready' ? check.checkId : null, {
    read: actions.luck,
    start: actions.startLuck,
    cancel: ({ luckId }) => actions.cancelLuck(luckId),
  });
  const [layer, setLayer] = useState<Layer>(null);
  useCheckKey(() => void control.start());
  return {
    ...{ actions, files, paths, open, control, offers, luck, mistakes, layer, setLayer, said, setSaid },
    show(path: string, line: number | null = null) {
      setLayer(null);
      open.show(path, line);
    },
    /** One that is there already stays as it is. */
    add(path: string, text: string) {
      if (!paths.includes(path)) keeper.write(path, text);
      setLayer(null);
      open.show(path, null);
    },
    /** Written over what it was before, if it was. */
    keepMistake(begun: BegunMistake | null, { path, content }: { path: string; content: string }) {
      keeper.replace(path, content);
      mistakes.write(begun, null);
      setLayer(null);
      open.show(path, null);
    },
    bringBack() {
      const path = keeper.bringBack();
      if (path === null) return;
      setLayer(null);
      open.show(path, null);
    },
  };
}

/** What the server does with the draft it does with what is saved of it. */
function actionsOnceSaved(actions: StudioActions, keeper: FilesKeeper): StudioActions {
  const { check, misconception, writeCase, publishView, publish, startTry, startDryRun } = actions;
  return {
    ...actions,
    check: onceSaved(keeper, { act: check, next: 'Then check again.' }),
    misconception: onceSaved(keeper, { act: misconception, next: 'Then keep the mistake again.' }),
    writeCase: onceSaved(keeper, { act: writeCase, next: 'Then add the case again.' }),
    publishView: onceSaved(keeper, { act: publishView, next: 'Then publish.' }),
    publish: onceSaved(keeper, { act: publish, next: 'Then check again, and publish.' }),
    startTry: onceSaved(keeper, { act: startTry, next: 'Then run it again.' }),
    startDryRun: onceSaved(keeper, { act: startDryRun, next: 'Then try it again.' }),
  };
}

export type StudioControl = ReturnType<typeof useStudio>;

/** Ctrl Shift C, wherever the focus is. */
function useCheckKey(start: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'c') return;
      event.preventDefault();
      start();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
