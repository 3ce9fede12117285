'use client';

import { useCallback, useSyncExternalStore } from 'react';

export const FONT_SIZES = [11, 12.5, 14, 16, 18, 22, 28] as const;

export interface WorkspaceSettings {
  /** CSS pixels. */
  readonly fontSize: (typeof FONT_SIZES)[number];
  /** A plain text field in the place of Monaco. */
  readonly plain: boolean;
  /** Single letters are shortcuts. */
  readonly letters: boolean;
  /** Vim keys in Monaco. */
  readonly vim: boolean;
  /** Monaco keeps more of the text where screen readers read it. */
  readonly screenReader: boolean;
}

export interface ChangeableSettings extends WorkspaceSettings {
  change(next: Partial<WorkspaceSettings>): void;
  /** To the next size of the list. */
  stepFontSize(step: 1 | -1): void;
}

const KEY = 'descent.workspace';
const CHANGED = 'descent-workspace-settings';
const FIRST: WorkspaceSettings = {
  fontSize: 12.5,
  plain: false,
  letters: true,
  vim: false,
  screenReader: false,
};

let known: { text: string | null; settings: WorkspaceSettings } = { text: null, settings: FIRST };

function readSettings(): WorkspaceSettings {
  const text = localStorage.getItem(KEY);
  if (text === known.text) return known.settings;
  known = { text, settings: parseSettings(text) };
  return known.settings;
}

function parseSettings(text: string | null): WorkspaceSettings {
  try {
    const value = JSON.parse(text ?? '{}') as Partial<Record<keyof WorkspaceSettings, unknown>>;
    return {
      fontSize: FONT_SIZES.find((size) => size === value.fontSize) ?? FIRST.fontSize,
      plain: value.plain === true,
      letters: value.letters !== false,
      vim: value.vim === true,
      screenReader: value.screenReader === true,
    };
  } catch {
    return FIRST;
  }
}

function subscribe(onChange: () => void): () => void {
  addEventListener('storage', onChange);
  addEventListener(CHANGED, onChange);
  return () => {
    removeEventListener('storage', onChange);
    removeEventListener(CHANGED, onChange);
  };
}

/** How this person likes the workspace; kept in this browser. */
export function useWorkspaceSettings(): ChangeableSettings {
  const settings = useSyncExternalStore(subscribe, readSettings, () => FIRST);
  const change = useCallback((next: Partial<WorkspaceSettings>) => {
    localStorage.setItem(KEY, JSON.stringify({ ...readSettings(), ...next }));
    dispatchEvent(new Event(CHANGED));
  }, []);
  const stepFontSize = useCallback(
    (step: 1 | -1) => {
      const at = FONT_SIZES.indexOf(readSettings().fontSize);
      const fontSize = FONT_SIZES[at + step];
      if (fontSize !== undefined) change({ fontSize });
    },
    [change],
  );
  return { ...settings, change, stepFontSize };
}
