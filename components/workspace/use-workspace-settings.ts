'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { LineWrap } from '../editor/monaco/monaco-setup.ts';
import { browserStorage } from '../kept/browser-storage.ts';

export const FONT_SIZES = [11, 12.5, 14, 16, 18, 22, 28] as const;

export const LINE_WRAPS = ['narrow', 'always', 'never'] as const satisfies readonly LineWrap[];

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
  /** What becomes of lines that are longer than the editor is wide. */
  readonly wrap: LineWrap;
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
  wrap: 'narrow',
};

let known: { text: string | null; settings: WorkspaceSettings } = { text: null, settings: FIRST };

function readSettings(): WorkspaceSettings {
  const text = browserStorage.read(KEY) ?? known.text;
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
      wrap: LINE_WRAPS.find((wrap) => wrap === value.wrap) ?? FIRST.wrap,
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
    const text = JSON.stringify({ ...readSettings(), ...next });
    // Where nothing is kept, the choice holds until the page is left.
    if (!browserStorage.write(KEY, text)) known = { text, settings: parseSettings(text) };
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
