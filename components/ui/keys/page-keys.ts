'use client';

import { useEffect, useEffectEvent } from 'react';
import { isLayerOpen } from './open-layers.ts';

const WRITING = 'input, textarea, select, [contenteditable], .monaco-editor';

/** Somebody writes there: letters are text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(WRITING) !== null;
}

/** Every key of the page, where nobody writes and nothing lies over it. `act` says whether it was one of its own. */
export function usePageKeydown(act: (event: KeyboardEvent) => boolean): void {
  const latest = useEffectEvent(act);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target) || isLayerOpen()) return;
      if (latest(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Single keys by their lower-case name, alone. Enter and the space bar stay with the link or button that has the focus. */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  usePageKeydown((event) => {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey || event.altKey || isPressing(event)) return false;
    keys[key]?.();
    return keys[key] !== undefined;
  });
}

function isPressing({ key, target }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && target instanceof Element && target.matches('a, button');
}
