'use client';

import { useSyncExternalStore } from 'react';
import { parseTheme, THEME_COOKIE, type Theme } from './theme.ts';

const CHANGED = 'descent-theme-changed';
const ONE_YEAR_S = 365 * 24 * 60 * 60;
const darkQuery = () => matchMedia('(prefers-color-scheme: dark)');

function subscribe(onChange: () => void) {
  const query = darkQuery();
  query.addEventListener('change', onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    query.removeEventListener('change', onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}

const readChoice = () => parseTheme(document.documentElement.dataset.theme);

/** What is on screen now, as `light` or `dark`; for code that cannot use the tokens of the stylesheet. */
export function shownTheme(): 'light' | 'dark' {
  const choice = readChoice();
  if (choice !== 'system') return choice;
  return darkQuery().matches ? 'dark' : 'light';
}

/** The reader's choice. */
export function useThemeChoice(): Theme {
  return useSyncExternalStore(subscribe, readChoice, () => 'system');
}

/** Applies a choice at once and keeps it for the server's next page. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that run the exercises
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax`;
  window.dispatchEvent(new Event(CHANGED));
}
