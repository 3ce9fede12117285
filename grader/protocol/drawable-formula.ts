/** Which formulas of people's texts KaTeX draws, on servers and in browsers. The others are shown as their source. */

/** Of one formula. KaTeX makes up to 500 characters of HTML of each, and takes a second for ten times as many. */
export const FORMULA_CHARACTERS_MAX = 2_000;

export const FORMULA_SETTINGS = {
  trust: false,
  strict: 'ignore',
  /** In em. A formula paints over the rest of the page with `\rule{9999em}{9999em}` otherwise. */
  maxSize: 20,
  /** Ten times what a formula of the catalogue takes. */
  maxExpand: 300,
} as const;

/** KaTeX counts how often a command is expanded, not what that yields: one of a thousand letters makes a million of them. */
const DEFINES =
  /\\(?:def|gdef|edef|xdef|let|futurelet|newcommand|renewcommand|providecommand|global|long)(?![a-zA-Z@])/;

/** Whether a formula can be drawn in a moment. */
export function isDrawable(tex: string): boolean {
  return tex.length <= FORMULA_CHARACTERS_MAX && !DEFINES.test(tex);
}
