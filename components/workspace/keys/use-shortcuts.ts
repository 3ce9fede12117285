'use client';

import { useEffect, useRef } from 'react';
import { isLayerOpen } from '../../ui/keys/open-layers.ts';
import { isTyping } from '../../ui/keys/page-keys.ts';
import { type ShortcutAction, shortcutOf } from './shortcuts.ts';

type ShortcutActions = Readonly<Record<Exclude<ShortcutAction, 'next-pane'>, () => void>> & {
  readonly letters: boolean;
};

/** Panes that F6 goes through, in reading order. */
const PANES = '#statement, #editor, #results';
const FOCUSABLE =
  'button:not([disabled]):not([tabindex="-1"]), textarea:not([hidden]), [tabindex="0"], a[href]';

/** Keys of the whole page. */
export function useShortcuts(actions: ShortcutActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // An open dialog or menu has its own keys.
      if (isLayerOpen()) return;
      const action = shortcutOf(event, { typing: isTyping(event.target), letters: latest.current.letters });
      if (action === null) return;
      if (action === 'stop') {
        // Escape also closes what the editor shows, so it is left to go on.
        latest.current.stop();
        return;
      }
      event.preventDefault();
      if (action === 'next-pane') focusNextPane(event.shiftKey ? -1 : 1);
      else latest.current[action]();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter((pane) => pane.offsetWidth > 0);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + step + panes.length) % panes.length];
  // One of two editors, or one that a submission is read in front of, is hidden.
  const visible = (selector: string) =>
    [...(next?.querySelectorAll<HTMLElement>(selector) ?? [])].find(
      (element) => element.offsetParent !== null,
    );
  const monaco = visible('.monaco-editor textarea, .monaco-editor .native-edit-context');
  (monaco ?? visible(FOCUSABLE))?.focus();
}
