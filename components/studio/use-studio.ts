import { createElement, useEffect, useState } from 'react';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import type { ExerciseDraftView } from '#server/studio/drafts/draft-view.ts';
import { AddedCase } from './check/added-case.tsx';
import { useAsked } from './check/use-asked.ts';
import { useCheck } from './check/use-check.ts';
import { useOffers } from './check/use-offers.ts';
import { useFiles } from './files/use-files.ts';
import { useOpenFiles } from './files/use-open-files.ts';
import type { BegunMistake } from './misconceptions/begun-mistake.ts';
import type { StudioActions } from './studio-actions.ts';

export interface StudioProps {
  readonly draft: ExerciseDraftView;
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
export function useStudio({ draft, file, copied, check: first, actions }: StudioProps) {
  const files = useFiles(draft, actions.save);
  const { keeper } = files;
  const paths = files.files.map(({ path }) => path);
  const open = useOpenFiles(paths, file);
  const control = useCheck(first, { ...actions, flush: () => keeper.flush() });
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
    ...{ files, paths, open, control, offers, luck, layer, setLayer, said, setSaid },
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
    keepMistake(path: string, text: string) {
      keeper.replace(path, text);
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
