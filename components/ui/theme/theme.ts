/** The reader's choice; `system` follows the device and is the default. */
export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Cookie that carries the choice, so that the server renders the right theme and nothing flashes. */
export const THEME_COOKIE = 'descent-theme';

/** A choice out of whatever a cookie held. */
export function parseTheme(text: string | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? 'system';
}
